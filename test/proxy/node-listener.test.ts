import type { IncomingMessage, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { expect } from 'chai';
import { type ActivityProxy, toNodeListener } from '../../src/proxy/index.js';
import { recordProcessErrors, untilReported } from '../support/process-errors.js';
import { listen, raw } from './harness.js';

const fail = (): never => {
  throw new Error('failed');
};
const failingBody = () =>
  new Response(
    new ReadableStream({
      pull(controller) {
        controller.error(new Error('failed'));
      },
    }),
  );
/** A response that is not web-standard, as a proxy of someone else may return it. */
const custom = (status: number, headers: Readonly<Record<string, string>> = {}) => ({
  status,
  headers: new Map(Object.entries(headers)),
  text: async () => '{}',
});

describe('toNodeListener', () => {
  const processErrors = recordProcessErrors();

  afterEach(async () => {
    await untilReported();
    expect(processErrors).to.deep.equal([]);
  });

  const handlers: Readonly<Record<string, () => unknown>> = {
    throws: fail,
    rejects: () => Promise.reject(new Error('failed')),
    'returns undefined': () => undefined,
    'returns a response whose body fails': failingBody,
    'returns a status that Node refuses': () => custom(99),
    'returns a status above 999': () => custom(1_000),
    'returns a header with a line break': () => custom(200, { 'X-A': 'a\nb' }),
    'returns a header with a control character': () =>
      new Response('{}', { headers: { a: '\x01' } }),
    'returns a header that is not Latin-1': () => custom(200, { 'X-A': '中' }),
    'returns a header with an invalid name': () => custom(200, { 'X A': 'a' }),
  };
  for (const [what, handler] of Object.entries(handlers)) {
    it(`responds with 500 if the proxy ${what}`, async () => {
      const origin = await listen(toNodeListener(handler as unknown as ActivityProxy));
      const { status, text } = await raw(origin, '/stamps/activities');
      expect(status).to.equal(500);
      expect(JSON.parse(text)).to.deep.equal({ detail: 'The proxy failed. Try again later.' });
    });
  }

  it('leaves a response alone that the server has begun or ended', async () => {
    for (const body of ['begun', undefined]) {
      let listened: Promise<void> | undefined;
      const listener = toNodeListener(async () => {
        return Response.json({ late: true });
      });
      const origin = await listen((incoming: IncomingMessage, outgoing: unknown) => {
        const response = outgoing as ServerResponse;
        response.writeHead(202);
        if (body) response.write(body);
        else response.end();
        listened = listener(incoming, response);
        if (body) listened.then(() => response.end());
      });
      const { status, text } = await raw(origin, '/stamps/activities');
      expect([status, text]).to.deep.equal([202, body ?? '']);
      await listened;
    }
  });

  it('sends no body if the response has none', async () => {
    const origin = await listen(toNodeListener(async () => new Response(null)));
    expect(await raw(origin, '/')).to.include({ status: 200, text: '' });
  });

  it('does not abort a request whose response was sent', async () => {
    let signal: AbortSignal | undefined;
    let closed: Promise<void> | undefined;
    const listener = toNodeListener(async (request) => {
      signal = request.signal;
      return Response.json({});
    });
    const origin = await listen(async (incoming: never, outgoing) => {
      closed = new Promise((resolve) => outgoing.once('close', resolve));
      await listener(incoming, outgoing);
    });
    await raw(origin, '/stamps/activities');
    await closed;
    expect(signal?.aborted).to.equal(false);
  });

  for (const state of [{ destroyed: true }, { destroyed: false, headersSent: true }]) {
    it(`touches no response that is ${JSON.stringify(state)}`, async () => {
      const touched: string[] = [];
      const touch = (name: string) => () => touched.push(name);
      const outgoing = { statusCode: 0, once() {}, setHeader: touch('header'), end: touch('end') };
      await toNodeListener(async () => Response.json({}))(
        { url: '/', headers: {} },
        { ...outgoing, ...state },
      );
      expect(touched).to.deep.equal([]);
    });
  }

  it('takes a request without a method and a target for a GET of /', async () => {
    const seen: string[] = [];
    const listener = toNodeListener(async ({ method, url }) => {
      seen.push(method, url);
      return Response.json({});
    });
    const outgoing = { statusCode: 0, destroyed: false, once() {}, setHeader() {}, end() {} };
    await listener({ headers: {} }, outgoing);
    expect(seen).to.deep.equal(['GET', 'http://localhost/']);
  });

  it('sends nothing to a client that has gone, and aborts the request', async () => {
    let aborted: Promise<void> | undefined;
    let listened: Promise<void> | undefined;
    let gone = () => {};
    const received = new Promise<void>((resolve) => {
      gone = resolve;
    });
    const listener = toNodeListener(async (request) => {
      aborted = new Promise((resolve) => request.signal.addEventListener('abort', () => resolve()));
      gone();
      await aborted;
      return Response.json({});
    });
    const origin = await listen((incoming: never, outgoing) => {
      listened = listener(incoming, outgoing);
    });
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.write('GET /stamps/activities HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await received;
    socket.resetAndDestroy();
    await aborted;
    await listened;
  });

  it('resolves even if the request and the response are broken', async () => {
    const listener = toNodeListener(async () => Response.json({}));
    const broken = {
      get headers() {
        return fail();
      },
    };
    const outgoing = { statusCode: 0, destroyed: false, once: fail, setHeader: fail, end: fail };
    await listener(broken as never, outgoing);
    await listener({ headers: {} }, { ...outgoing, once: () => {} });
    await listener({ headers: { 'a b': 'c', ':path': '/' } }, { ...outgoing, once: () => {} });
  });
});
