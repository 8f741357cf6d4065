import { createServer, type Socket } from 'node:net';
import { expect } from 'chai';
import { isConnectionReset } from '../../src/proxy/connection-error.js';
import { startProxy, stubFetch } from './harness.js';

const page = '{"activities":[]}';

/** A server that keeps connections open, and drops a connection when its second request arrives. */
const startDroppingServer = async (requestsPerConnection: number) => {
  const sockets = new Set<Socket>();
  let dropped = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    let requests = 0;
    socket.on('error', () => {});
    socket.on('data', () => {
      requests += 1;
      if (requests > requestsPerConnection) {
        dropped += 1;
        socket.resetAndDestroy();
        return;
      }
      socket.write(
        `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${page.length}\r\n\r\n${page}`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  return {
    apiUrl: `http://127.0.0.1:${port}/api/v3`,
    dropped: () => dropped,
    async stop() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

describe('the proxy: a connection that Stamps has closed', () => {
  it('does not fail a request, which is repeated once', async () => {
    const server = await startDroppingServer(1);
    try {
      const { get, errors } = await startProxy({ apiUrl: server.apiUrl });
      for (let n = 0; n < 10; n++) expect((await get()).status).to.equal(200);
      expect(server.dropped()).to.be.at.least(3);
      expect(errors).to.deep.equal([]);
    } finally {
      await server.stop();
    }
  });

  it('fails it if every connection is closed', async () => {
    const server = await startDroppingServer(0);
    try {
      const { get, errors } = await startProxy({ apiUrl: server.apiUrl });
      expect((await get()).status).to.equal(502);
      expect(server.dropped()).to.equal(2);
      expect(errors.map(({ code }) => code)).to.deep.equal(['network']);
    } finally {
      await server.stop();
    }
  });

  it('is distinguished from other failures, which are not repeated', async () => {
    const { fetch, calls } = stubFetch(() =>
      Promise.reject(
        Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }),
      ),
    );
    const { get } = await startProxy({ fetch });
    expect((await get()).status).to.equal(502);
    expect(calls).to.have.length(1);
  });

  const resets: readonly unknown[] = [
    new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNRESET' }) }),
    new TypeError('fetch failed', {
      cause: { code: 'UND_ERR_SOCKET', message: 'other side closed' },
    }),
    new Error('Network connection lost.'),
    new TypeError('error sending request: connection closed before message completed'),
    Object.assign(new Error('The socket connection was closed unexpectedly.'), {
      code: 'ECONNRESET',
    }),
    new Error('socket hang up'),
  ];
  const others: readonly unknown[] = [
    undefined,
    null,
    'ECONNRESET',
    new DOMException('The operation was aborted.', 'AbortError'),
    new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }),
    new TypeError('fetch failed', { cause: { code: 'CERT_HAS_EXPIRED' } }),
    new TypeError('fetch failed', { cause: { code: 'UND_ERR_CONNECT_TIMEOUT' } }),
    new TypeError('fetch failed', { cause: { code: 'UND_ERR_SOCKET_OPTIONS' } }),
    new TypeError('fetch failed', { cause: { code: 'NOT_EPIPE' } }),
    new Proxy(
      {},
      {
        get: () => {
          throw new Error('hostile');
        },
      },
    ),
  ];
  it('is recognised by what the runtimes report', () => {
    for (const error of resets) expect(isConnectionReset(error), String(error)).to.equal(true);
    for (const error of others) expect(isConnectionReset(error)).to.equal(false);
  });
});
