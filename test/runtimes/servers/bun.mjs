import { listening, proxy } from './proxy.mjs';

const server = Bun.serve({ port: 0, hostname: '127.0.0.1', fetch: (request) => proxy(request) });
listening(server.port);
