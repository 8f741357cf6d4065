import { renderActivityFeed } from 'stamps-activity-feed/ssr';
import { proxy } from '../utils/proxy.js';

export default defineEventHandler((event) =>
  renderActivityFeed({
    attributes: { 'api-url': '/stamps', lang: 'id', 'time-zone': 'Asia/Jakarta' },
    proxy,
    request: toWebRequest(event),
  }),
);
