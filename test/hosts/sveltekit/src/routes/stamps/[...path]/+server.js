import { proxy } from '../../../lib/server/proxy.js';
export const GET = ({ request }) => proxy(request);
