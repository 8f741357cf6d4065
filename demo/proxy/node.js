import { createServer } from 'node:http';
import { createActivityProxy, toNodeListener } from 'stamps-activity-feed/proxy';
import { apiUrl, getToken, memberOf, page, script, signIn } from './shop.js';

// node demo/proxy/node.js: the proxy in a plain Node server.

const stamps = toNodeListener(
  createActivityProxy({
    apiUrl,
    getToken,
    resolveUser: (request) => memberOf(request.headers.get('Cookie')),
    onError: ({ code, message }) => console.error(code, message),
  }),
);

const file = script();

const server = createServer((request, response) => {
  // The URL constructor throws for the targets "//" and "http://[", which any client can send.
  if (!URL.canParse(request.url, 'http://localhost')) return response.writeHead(400).end();
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname.startsWith('/stamps/')) return stamps(request, response);
  if (request.method === 'POST' && pathname === '/sign-in') {
    response.setHeader('Set-Cookie', signIn(searchParams.get('member')));
    return response.writeHead(204).end();
  }
  if (pathname === '/stamps-activity-feed.js') {
    return response.setHeader('Content-Type', 'text/javascript').end(file);
  }
  response.setHeader('Content-Type', 'text/html').end(page);
});

server.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
