import { createServer } from 'node:http';
import { Hono } from 'hono';
import { handle } from 'hono/aws-lambda';
import { listening, proxy } from './proxy.mjs';

const app = new Hono();
app.get('/stamps/*', (context) => proxy(context.req.raw));
export const handler = handle(app);

/** Turns a request into the event of an API Gateway (format 2.0), and the function's result into a response. */
const server = createServer(async (request, response) => {
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const event = {
    version: '2.0',
    routeKey: '$default',
    rawPath: pathname,
    rawQueryString: search.slice(1),
    headers: { ...request.headers, host: 'id.execute-api.ap-southeast-3.amazonaws.com' },
    requestContext: {
      domainName: 'id.execute-api.ap-southeast-3.amazonaws.com',
      http: { method: request.method, path: pathname, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1' },
      stage: '$default',
    },
    isBase64Encoded: false,
  };
  const { statusCode, headers, body, isBase64Encoded } = await handler(event, {});
  response.writeHead(statusCode, headers);
  response.end(Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8'));
});
server.listen(0, '127.0.0.1', () => listening(server.address().port));
