import { createServer } from 'node:http';
import { toNodeListener } from 'stamps-activity-feed/proxy';
import { listening, proxy } from './proxy.mjs';

const server = createServer(toNodeListener(proxy));
server.listen(0, '127.0.0.1', () => listening(server.address().port));
