import fastify from 'fastify';
import { toNodeListener } from 'stamps-activity-feed/proxy';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { listening, proxy } from './proxy.mjs';

const app = fastify();
const stamps = toNodeListener(proxy);
app.get('/stamps/*', (request, reply) => {
  reply.hijack();
  return stamps(request.raw, reply.raw);
});
app.get('/account', async (request, reply) => {
  reply.type('text/html');
  return renderActivityFeed({
    attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
    proxy,
    request,
    context: request,
  });
});
await app.listen({ port: 0, host: '127.0.0.1' });
listening(app.server.address().port);
