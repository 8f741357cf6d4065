import { connect as connectHttp2, createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import {
  type ActivityProxyOptions,
  createActivityProxy,
  type NodeRequest,
  toNodeListener,
} from '../../src/proxy/index.js';
import { recordProcessErrors, untilReported } from '../support/process-errors.js';
import { secret, startProxy, stubFetch } from './harness.js';

const emptyPage = () => Response.json({ activities: [] });
const fail = (): never => {
  throw new Error('failed');
};
const throwingThenable = () => ({
  // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested.
  then: fail,
});
const hostileError = () => new Proxy({}, { get: fail, getPrototypeOf: fail, has: fail });

const options: Partial<ActivityProxyOptions> = { token: 'token', secret };
const request = new Request('https://shop.example/stamps/activities');

describe('the proxy: never rejects', () => {
  const processErrors = recordProcessErrors();

  afterEach(async () => {
    await untilReported();
    expect(processErrors).to.deep.equal([]);
  });

  const statusWith = async (given: object, sent: Request = request): Promise<number> => {
    const proxy = createActivityProxy({
      resolveUser: () => 'a@example.com',
      fetch: stubFetch(emptyPage).fetch,
      ...options,
      ...given,
    } as ActivityProxyOptions);
    return (await proxy(sent)).status;
  };

  const faults: Readonly<Record<string, readonly [options: object, status: number]>> = {
    'resolveUser throws': [{ resolveUser: fail }, 500],
    'resolveUser rejects late': [{ resolveUser: () => untilReported().then(fail) }, 500],
    'resolveUser returns a thenable that throws': [{ resolveUser: throwingThenable }, 500],
    'resolveUser returns a thenable that never settles': [
      // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested.
      { timeout: 10, resolveUser: () => ({ then: () => {} }) },
      504,
    ],
    'resolveUser returns a symbol': [{ resolveUser: () => Symbol('a') }, 500],
    'resolveUser throws undefined': [{ resolveUser: () => Promise.reject(undefined) }, 500],
    'resolveUser throws a hostile object': [
      { resolveUser: () => Promise.reject(hostileError()) },
      500,
    ],
    'getToken returns a thenable that throws': [
      { token: undefined, getToken: throwingThenable },
      502,
    ],
    'fetch throws a hostile object': [{ fetch: () => Promise.reject(hostileError()) }, 502],
    'fetch throws': [{ fetch: fail }, 502],
    'onError throws': [{ fetch: fail, onError: fail }, 502],
    'onError rejects': [{ fetch: fail, onError: () => Promise.reject(new Error('failed')) }, 502],
    'onError never settles': [{ fetch: fail, onError: () => new Promise(() => {}) }, 502],
    'onError returns a thenable that throws': [{ fetch: fail, onError: throwingThenable }, 502],
  };
  for (const [what, [given, status]] of Object.entries(faults)) {
    it(`responds with ${status} if ${what}`, async () => {
      expect(await statusWith(given)).to.equal(status);
    });
  }

  it('ignores a resolveUser that rejects after its deadline', async () => {
    let reject: (reason: unknown) => void = fail;
    const resolveUser = () =>
      new Promise((_, rejectUser) => {
        reject = rejectUser;
      });
    expect(await statusWith({ timeout: 3, resolveUser })).to.equal(504);
    reject(new Error('late'));
  });

  const unusual: Readonly<Record<string, unknown>> = {
    undefined: undefined,
    'an empty object': {},
    'a status of 999': { status: 999, ok: false, headers: new Headers(), text: async () => '{}' },
    'a status of 99.5': { status: 99.5, ok: false, headers: new Headers(), text: async () => '{}' },
    'a status of 304 with a body': {
      status: 304,
      ok: false,
      headers: new Headers(),
      text: async () => '{}',
    },
    'a Retry-After that is not Latin-1': {
      status: 429,
      ok: false,
      headers: { get: () => 'Wed, 21 Oct 2026 07:28:00 GMT (中\n)' },
      text: async () => '{}',
    },
    'a body that fails': {
      status: 200,
      ok: true,
      headers: new Headers(),
      body: new ReadableStream({ pull: (controller) => controller.error(new Error('failed')) }),
    },
    'a body that is not a stream of bytes': {
      status: 200,
      ok: true,
      headers: new Headers(),
      body: new ReadableStream({ pull: (controller) => controller.enqueue('text') }),
    },
  };
  for (const [what, response] of Object.entries(unusual)) {
    it(`responds if a custom fetch returns ${what}`, async () => {
      expect(await statusWith({ fetch: async () => response })).to.be.oneOf([429, 500, 502]);
    });
  }

  for (const url of ['', '//', 'http://[', '/stamps/activities', undefined, null]) {
    it(`responds with 400 to a request whose url is ${JSON.stringify(url)}`, async () => {
      const invalid = { method: 'GET', url, headers: new Headers() } as never;
      expect(await statusWith({}, invalid)).to.equal(400);
    });
  }

  it('responds to a value that is not a request', async () => {
    expect(await statusWith({}, {} as never)).to.equal(400);
    const withoutHeaders = { method: 'GET', url: request.url } as never;
    expect(await statusWith({}, withoutHeaders)).to.equal(500);
  });

  it('gives resolveUser a deadline of its own, which names it', async () => {
    const { get, errors } = await startProxy({
      timeout: 60,
      resolveUser: () => new Promise<never>(() => {}),
    });
    expect((await get()).status).to.equal(504);
    expect(errors.map(({ message }) => message)).to.deep.equal([
      'resolveUser did not settle within 40 ms. Check how it reads the session.',
    ]);
  });

  it('serves HTTP/2, whose requests have pseudo-headers', async () => {
    const proxy = createActivityProxy<NodeRequest>({
      ...options,
      resolveUser: () => 'a@example.com',
      fetch: stubFetch(emptyPage).fetch,
    } as ActivityProxyOptions<NodeRequest>);
    const server = createServer(toNodeListener(proxy) as never);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const session = connectHttp2(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    const statusOf = (path: string, method = 'GET') =>
      new Promise<unknown>((resolve, reject) => {
        const stream = session.request({ ':path': path, ':method': method });
        stream.on('response', (headers) => resolve(headers[':status']));
        stream.on('error', reject);
        stream.resume();
        stream.end();
      });
    try {
      expect(await statusOf('/stamps/activities')).to.equal(200);
      expect(await statusOf('*', 'OPTIONS')).to.equal(400);
      expect(await statusOf('//[')).to.equal(404);
    } finally {
      session.close();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
