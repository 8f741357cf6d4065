import Koa from 'koa';
import { toNodeListener } from 'stamps-activity-feed/proxy';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { listening, proxy } from './proxy.mjs';

const app = new Koa();
const stamps = toNodeListener(proxy);
app.use(async (context, next) => {
  if (context.path === '/account') {
    context.body = await renderActivityFeed({
      attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
      proxy,
      request: context.request,
      context,
    });
    return;
  }
  if (!context.path.startsWith('/stamps/')) return next();
  context.respond = false;
  await stamps(context.req, context.res);
});
const server = app.listen(0, '127.0.0.1', () => listening(server.address().port));
