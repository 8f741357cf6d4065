import express from 'express';
import { toNodeListener } from 'stamps-activity-feed/proxy';
import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { listening, proxy } from './proxy.mjs';

const app = express();
app.use('/stamps', toNodeListener(proxy));
app.get('/account', async (request, response) => {
  response.send(
    await renderActivityFeed({
      attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
      proxy,
      request,
      context: request,
    }),
  );
});
const server = app.listen(0, '127.0.0.1', () => listening(server.address().port));
