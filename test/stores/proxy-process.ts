import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Redis } from 'ioredis';
import { createClient } from 'redis';
import { createActivityProxy, getAccessToken, toNodeListener } from '../../src/proxy/index.js';
import { redisStore } from '../../src/proxy/redis.js';

// A merchant's server with a proxy whose store is in Redis. It reports its port and the errors of the proxy
// to the test that started it. Arguments: client, port of Redis, API, requests per minute.
const [kind, redisPort, apiUrl = '', requestsPerMinute] = process.argv.slice(2);

const connected = async () => {
  if (kind === 'ioredis') {
    const client = new Redis(Number(redisPort), '127.0.0.1');
    client.on('error', () => {});
    return client;
  }
  const client = createClient({ url: `redis://127.0.0.1:${redisPort}` });
  client.on('error', () => {});
  return client.connect();
};

const proxy = createActivityProxy({
  apiUrl,
  store: redisStore(await connected(), { prefix: 'test:' }),
  getToken: getAccessToken({ apiUrl, token: 'a credential of a merchant', crmMerchantId: 2 }),
  requestsPerMinute: Number(requestsPerMinute),
  resolveUser: (request) => request.headers.get('X-Member'),
  onError: ({ code }) => process.send?.({ code }),
});
const server = createServer(toNodeListener(proxy));
server.listen(0, '127.0.0.1', () =>
  process.send?.({ port: (server.address() as AddressInfo).port }),
);
process.once('disconnect', () => process.exit());
