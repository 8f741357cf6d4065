import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { proxy } from '../../lib/server/proxy.js';
export const load = async ({ request }) => ({
  feed: await renderActivityFeed({
    attributes: { 'api-url': '/stamps', lang: 'en', 'time-zone': 'Asia/Jakarta' },
    proxy,
    request,
  }),
});
