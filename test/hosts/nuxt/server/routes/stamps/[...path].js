import { proxy } from '../../utils/proxy.js';

export default defineEventHandler((event) => proxy(toWebRequest(event)));
