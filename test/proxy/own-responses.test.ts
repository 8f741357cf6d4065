import { expect } from 'chai';
import {
  type ActivityProxyError,
  type ActivityProxyOptions,
  createActivityProxy,
  type ResponseInfo,
} from '../../src/proxy/index.js';
import { secret, stubFetch } from './harness.js';

const url = 'https://shop.example/stamps/activities';

const start = (options: Partial<ActivityProxyOptions> = {}) => {
  const errors: ActivityProxyError[] = [];
  const proxy = createActivityProxy({
    token: 'token',
    secret,
    resolveUser: () => 'rina@example.com',
    fetch: stubFetch(() => Response.json({ activities: [] })).fetch,
    onError: (error) => errors.push(error),
    ...options,
  } as ActivityProxyOptions);
  return { proxy, errors };
};

describe('the proxy: what it responds by itself', () => {
  const responses: readonly (readonly [request: Request, status: number, detail: string])[] = [
    [new Request(url, { method: 'DELETE' }), 405, 'Method "DELETE" not allowed.'],
    [new Request('https://shop.example/stamps/members'), 404, 'Not found.'],
    [
      new Request(url, { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
      403,
      'Requests from other sites are not allowed.',
    ],
    [{ method: 'GET', url: '//' } as Request, 400, 'Bad request.'],
    [{ method: 'GET', url, headers: { get: () => null } } as never, 200, ''],
  ];
  for (const [request, status, detail] of responses) {
    it(`${status} ${detail}`, async () => {
      const { proxy, errors } = start();
      const response = await proxy(request);
      expect(response.status).to.equal(status);
      if (detail) expect(await response.json()).to.deep.equal({ detail });
      expect(response.headers.get('Allow')).to.equal(status === 405 ? 'GET, HEAD, OPTIONS' : null);
      expect(errors).to.deep.equal([]);
    });
  }

  it('500 if the proxy or the runtime fails, and reports the cause', async () => {
    const { proxy, errors } = start();
    const response = await proxy({ method: 'GET', url } as Request);
    expect(response.status).to.equal(500);
    expect(await response.json()).to.deep.equal({ detail: 'The proxy failed. Try again later.' });
    expect(errors.map(({ code, message }) => [code, message])).to.deep.equal([
      ['internal', 'The proxy failed. See the cause.'],
    ]);
    expect(errors[0]?.cause).to.be.instanceOf(TypeError);
  });

  it('500 to nothing at all', async () => {
    const { proxy, errors } = start();
    expect((await proxy(undefined as never)).status).to.equal(500);
    expect(errors.map(({ code }) => code)).to.deep.equal(['internal']);
  });

  it('nothing to a browser that has gone, which hooks know as 499', async () => {
    const infos: ResponseInfo[] = [];
    const controller = new AbortController();
    const { proxy, errors } = start({
      onResponse: (info) => infos.push(info),
      fetch: () => {
        controller.abort();
        return new Promise(() => {});
      },
    });
    const response = await proxy(new Request(url, { signal: controller.signal }));
    expect([response.status, await response.text(), errors]).to.deep.equal([499, '', []]);
    await Promise.resolve();
    expect(infos.map(({ status }) => status)).to.deep.equal([499]);
  });
});

describe('the proxy: a Worker', () => {
  /** How many promises a Worker has to wait for. */
  const waitedFor = async (options: Partial<ActivityProxyOptions>) => {
    const promises: Promise<unknown>[] = [];
    const execution = {
      waitUntil(this: unknown, promise: Promise<unknown>) {
        expect(this).to.equal(execution);
        promises.push(promise);
      },
    };
    await start(options).proxy(new Request(url), undefined, execution);
    await Promise.all(promises);
    return promises.length;
  };
  const failing = async () => Response.json({}, { status: 503 });

  it('waits for each hook that is called, and for a request for a token', async () => {
    // The first request of a proxy gets the token.
    expect(await waitedFor({ onError: undefined })).to.equal(1);
    expect(await waitedFor({ onError: undefined, fetch: failing })).to.equal(1);
    expect(await waitedFor({ onError: () => {}, fetch: failing })).to.equal(2);
    expect(await waitedFor({ onResponse: () => {} })).to.equal(2);
    const getToken = () => 'token';
    expect(await waitedFor({ token: undefined, getToken })).to.equal(1);
    expect(await waitedFor({ token: undefined, getToken, onTokenRequest: () => {} })).to.equal(2);
  });

  it('may have ended already', async () => {
    const execution = {
      waitUntil() {
        throw new Error('ended');
      },
    };
    for (const it of [execution, {}, null, 'x']) {
      const { proxy } = start({ onResponse: () => {} });
      expect((await proxy(new Request(url), undefined, it)).status).to.equal(200);
    }
  });
});
