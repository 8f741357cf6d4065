import { createActivityProxy } from 'stamps-activity-feed/proxy';
import { apiUrl, getToken, memberOf } from '../../../../../proxy/shop.js';

// A route handler of Next is a web-standard request handler, so the proxy can be used directly.
export const GET = createActivityProxy({
  apiUrl,
  getToken,
  resolveUser: (request) => memberOf(request.headers.get('Cookie')),
  onError: ({ code, message }) => console.error(code, message),
});

export const HEAD = GET;
export const OPTIONS = GET;
