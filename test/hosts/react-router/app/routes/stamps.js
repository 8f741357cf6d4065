import { proxy } from '../proxy.server.js';
export const loader = ({ request }) => proxy(request);
