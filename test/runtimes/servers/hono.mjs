import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { listening, proxy } from './proxy.mjs';

const app = new Hono();
app.get('/stamps/*', (context) => proxy(context.req.raw));
app.get('/account', async (context) =>
  context.html(
    await renderActivityFeed({
      attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
      proxy,
      request: context.req.raw,
      context,
    }),
  ),
);
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => listening(port));
