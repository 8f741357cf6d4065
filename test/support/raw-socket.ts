import { connect } from 'node:net';
import { fc } from './properties.js';

/**
 * Sends bytes as they are, and returns what the server sends until it closes the connection.
 *
 * @param isComplete whether the bytes are a whole request, which the server responds to. Otherwise the
 *   client's side of the connection is closed, so that the server does not wait for more. Node may then close
 *   its own side without a response.
 */
export const exchange = (origin: string, bytes: string, isComplete: boolean): Promise<string> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(origin);
    let received = '';
    const socket = connect(Number(port), hostname, () => {
      if (isComplete) socket.write(bytes, 'latin1');
      else socket.end(bytes, 'latin1');
    });
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
    });
    // The server may reset the connection.
    socket.on('error', () => {});
    socket.on('close', () => resolve(received));
  });

/** A request as text. The connection ends with its response. */
export const requestText = (line: string, headers: readonly string[] = []): string =>
  [line, 'Connection: close', ...headers, '', ''].join('\r\n');

/** Request targets that servers have failed for. */
export const hostileTargets: readonly string[] = [
  '//',
  '///',
  '//[',
  '//[/stamps/activities',
  '/\\',
  '/[',
  '*',
  'http://',
  'http://[',
  'http://[::1',
  'http://evil.example:99999/stamps/activities',
  'http://evil.example/stamps/activities',
  'HTTPS://evil.example',
  'http:///stamps/activities',
  'ftp://evil.example/stamps/activities',
  'javascript:alert(1)',
  'evil.example:443',
  '/stamps//',
  '/stamps/%',
  '/stamps/activities?%',
  '/stamps/activities?older_than=%E0%A4%A',
  '/stamps/activities#[',
  '/stamps/activities/%FF',
  `/stamps/${'a/'.repeat(5_000)}activities`,
  '/sign-in?member=%',
  '/stamps-activity-feed.js/..//',
];

const methods =
  'GET HEAD OPTIONS POST PUT DELETE PATCH TRACE CONNECT PROPFIND M-SEARCH get X'.split(' ');

const headerLines: readonly string[] = [
  'Host: localhost',
  'Host: [',
  'Host: a, b',
  'Cookie: session=a',
  'Cookie: session=%',
  'Cookie: \xff',
  'Sec-Fetch-Site: cross-site',
  'Content-Length: 5',
  'Content-Length: -1',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: gzip',
  'Expect: 100-continue',
  'Expect: nothing',
  'Upgrade: websocket',
  'Upgrade: h2c',
  '__proto__: x',
  'constructor: x',
  ':path: /',
  'X-Control: \x01\x7f',
  'X-Latin: \xe9\xff',
  'Range: bytes=0-',
  'If-None-Match: *',
  'Accept-Encoding: \x00',
];

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
const bytes = fc.string({ unit: byte, maxLength: 12 });

/** A target that is hostile, ordinary, or a path of the proxy with any bytes in it. */
const target = fc.oneof(
  fc.constantFrom(...hostileTargets),
  fc.constantFrom('/', '/stamps/activities', '/stamps/activities/by-merchant-group', '/sign-in'),
  bytes,
  fc.tuple(bytes, bytes).map(([a, b]) => `/stamps${a}/activities${b}`),
  fc.webUrl({ withQueryParameters: true }),
);

const header = fc.oneof(
  fc.constantFrom(...headerLines),
  fc.tuple(bytes, bytes).map(([name, value]) => `${name}: ${value}`),
);

/** Requests of all kinds, valid and not, as they are sent. */
export const rawRequests: fc.Arbitrary<string> = fc
  .record({
    method: fc.oneof(
      { weight: 3, arbitrary: fc.constant('GET') },
      fc.constantFrom(...methods),
      bytes,
    ),
    target,
    version: fc.constantFrom('HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', ''),
    headers: fc.array(header, { maxLength: 8 }),
    body: fc.oneof(fc.constant(''), bytes),
  })
  .map((it) => requestText(`${it.method} ${it.target} ${it.version}`, it.headers) + it.body);
