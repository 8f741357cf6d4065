import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { getAccessToken, type NodeResponse, toNodeListener } from '../../src/proxy/index.js';
import { bodyOf } from '../../src/proxy/node-body.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import { listen } from './harness.js';

const echo = toNodeListener(async (request) => {
  const body = Array.from(new Uint8Array(await request.arrayBuffer()));
  return Response.json({ method: request.method, body });
});

const bytesOf = (text: string): number[] => [...new TextEncoder().encode(text)];

describe('toNodeListener with a body', () => {
  for (const [what, body] of Object.entries({
    text: 'a=1&b=é',
    JSON: '{"token":"abc"}',
    bytes: new Uint8Array([0, 255, 128, 10, 13]),
    'no bytes': '',
    'a megabyte': 'x'.repeat(1_000_000),
  })) {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      it(`passes on ${what} of a ${method}`, async () => {
        const response = await fetch(await listen(echo), { method, body });
        const sent = typeof body === 'string' ? bytesOf(body) : [...body];
        expect(await response.json()).to.deep.equal({ method, body: sent });
      });
    }
  }

  it('gets an access token from the sandbox behind it', async () => {
    const origin = await listen(toNodeListener(createSandbox()));
    const { token, merchantId } = sandboxCredentials.group;
    const apiUrl = `${origin}/api/v3`;
    const issued = await getAccessToken({ token, crmMerchantId: merchantId, apiUrl })('initial');
    const response = await fetch(`${apiUrl}/activities?user=one@example.com`, {
      headers: { Authorization: `Bearer ${issued}` },
    });
    expect((await response.json()).activities).to.have.length(1);
  });

  for (const [what, parsed, received] of [
    ['an object', { a: [1] }, '{"a":[1]}'],
    ['text', 'a=1', 'a=1'],
    ['bytes', new TextEncoder().encode('ab'), 'ab'],
  ] as const) {
    it(`passes on ${what} that a body parser has read`, async () => {
      const origin = await listen(async (incoming: IncomingMessage, outgoing: NodeResponse) => {
        for await (const _ of incoming);
        await echo(Object.assign(incoming, { body: parsed }), outgoing);
      });
      const response = await fetch(origin, { method: 'POST', body: 'original' });
      expect((await response.json()).body).to.deep.equal(bytesOf(received));
    });
  }

  it('does not read a body that the handler does not ask for', async () => {
    const refuse = toNodeListener(async () => new Response('{}', { status: 405 }));
    let isRead = true;
    const origin = await listen(async (incoming: IncomingMessage, outgoing: NodeResponse) => {
      await refuse(incoming, outgoing);
      isRead = incoming.readableDidRead;
    });
    expect((await fetch(origin, { method: 'POST', body: 'x' })).status).to.equal(405);
    expect(isRead).to.equal(false);
  });

  it('rejects the read of a body that the client breaks off', async () => {
    let broken: Promise<unknown> | undefined;
    const server = createServer(
      toNodeListener((request) => {
        broken = request.text().catch((error) => error);
        return broken.then(() => new Response('{}'));
      }),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const socket = connect(port, '127.0.0.1');
    socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc');
    await new Promise((resolve) => server.once('request', resolve));
    socket.resetAndDestroy();
    expect(await broken).to.be.an('error');
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the body of a request', () => {
  const textOf = async (body: BodyInit | undefined) =>
    body === undefined ? undefined : new Response(body).text();
  async function* chunks() {
    yield new TextEncoder().encode('chunks');
  }
  const stream = { headers: {}, [Symbol.asyncIterator]: chunks };

  for (const method of ['GET', 'HEAD', 'get']) {
    it(`is left out for ${method}`, () => {
      expect(bodyOf(method, { ...stream, body: 'parsed', readableEnded: true })).to.equal(
        undefined,
      );
    });
  }

  for (const method of ['POST', 'GETX', 'FORGET', 'AHEAD', 'HEADER']) {
    it(`is passed on for ${method}`, async () => {
      expect(await textOf(bodyOf(method, stream))).to.equal('chunks');
    });
  }

  it('is the stream while a parser has not read it, or has left nothing', async () => {
    const unread = { ...stream, body: 'another', readableEnded: false };
    expect(await textOf(bodyOf('POST', unread))).to.equal('chunks');
    expect(await textOf(bodyOf('POST', { ...stream, readableEnded: true }))).to.equal('chunks');
  });

  it('is nothing without a stream', () => {
    expect(bodyOf('POST', { headers: {} })).to.equal(undefined);
  });
});
