import { expect } from 'chai';
import {
  type ActivityProxyOptions,
  type ErrorContext,
  getAccessToken,
  type NodeRequest,
  type ResponseInfo,
  type TokenRequestInfo,
} from '../../src/proxy/index.js';
import { raw, startProxy, stubFetch } from './harness.js';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const page = () => Response.json({ activities: [] });
const failing = (status: number) => () => Response.json({ detail: 'No.' }, { status });

const start = async (options: Partial<ActivityProxyOptions<NodeRequest>> = {}) => {
  const contexts: ErrorContext[] = [];
  const responses: ResponseInfo[] = [];
  const tokenRequests: TokenRequestInfo[] = [];
  const proxy = await startProxy({
    onError: (_error, context) => contexts.push(context),
    onResponse: (info) => responses.push(info),
    onTokenRequest: (info) => tokenRequests.push(info),
    ...options,
  });
  return { ...proxy, contexts, responses, tokenRequests };
};

describe('the proxy: the request id', () => {
  it('is taken from the request, passed to Stamps, returned, and given to the hooks', async () => {
    const { fetch, calls } = stubFetch(failing(503));
    const { get, contexts, responses } = await start({ fetch });
    const headers = { 'X-Request-Id': 'edge-7:1', traceparent, 'Accept-Language': 'id, en;q=0.5' };
    const response = await get('', { headers });
    expect(response.headers['x-request-id']).to.equal('edge-7:1');
    const sent = new Headers(calls[0]?.init.headers);
    for (const [name, value] of Object.entries(headers)) expect(sent.get(name)).to.equal(value);
    expect(contexts).to.deep.equal([{ requestId: 'edge-7:1', traceparent, attempt: 1 }]);
    expect(responses).to.have.length(1);
    expect(responses[0]).to.include({ requestId: 'edge-7:1', status: 503, attempt: 1 });
    expect(responses[0]?.duration).to.be.within(0, 30_000);
  });

  it('is made if there is none, also for responses without a member', async () => {
    const { origin, get, responses } = await start();
    const ids = [
      await get(),
      await get('', { cookie: '' }),
      await get('', { method: 'OPTIONS' }),
      await raw(origin, '/other'),
    ].map(({ headers }) => headers['x-request-id']);
    for (const id of ids) expect(id).to.match(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    expect(new Set(ids).size).to.equal(4);
    expect(responses.map(({ requestId }) => requestId)).to.deep.equal(ids);
    expect(responses.map(({ status, attempt }) => [status, attempt])).to.deep.equal([
      [200, 1],
      [401, 0],
      [204, 0],
      [404, 0],
    ]);
  });

  const invalid: Readonly<Record<string, readonly string[]>> = {
    'X-Request-Id': ['', 'a b', '<script>', 'ü', 'a'.repeat(129), 'a,b', '"a"'],
    traceparent: [
      '',
      '00-0-0-00',
      traceparent.toUpperCase(),
      `${traceparent}-x`,
      `x${traceparent}`,
    ],
    'Accept-Language': ['<b>', 'en'.repeat(101), 'en"'],
  };
  for (const [name, values] of Object.entries(invalid)) {
    it(`and the like are not taken from an invalid ${name}`, async () => {
      const { fetch, calls } = stubFetch(page);
      const { get } = await start({ fetch });
      for (const value of values) {
        const response = await get('', {
          headers: { [name]: Buffer.from(value).toString('latin1') },
        });
        expect(response.status).to.equal(200);
        const sent = new Headers(calls.at(-1)?.init.headers);
        if (name === 'X-Request-Id') expect(sent.get(name)).to.match(/^[\da-f-]{36}$/);
        else expect(sent.get(name)).to.equal(null);
      }
    });
  }
});

describe('the proxy: the option headers', () => {
  it('is sent with each request, before what the page sent', async () => {
    const { fetch, calls } = stubFetch(page);
    const headers = { 'User-Agent': 'shop/1.0', 'accept-language': 'id' };
    const { get } = await start({ fetch, headers });
    await get('', { headers: { 'Accept-Language': 'en', 'User-Agent': 'Mozilla' } });
    const sent = new Headers(calls[0]?.init.headers);
    expect([sent.get('User-Agent'), sent.get('Accept-Language')]).to.deep.equal(['shop/1.0', 'id']);
  });
});

describe('the proxy: hooks', () => {
  it('report how many requests were sent for one', async () => {
    const { fetch } = stubFetch(failing(401), failing(503));
    const { get, responses, contexts, tokenRequests } = await start({
      fetch,
      getToken: (reason) => reason,
    });
    await get();
    expect(responses.map(({ attempt }) => attempt)).to.deep.equal([2]);
    expect(contexts.map(({ attempt }) => attempt)).to.deep.equal([2]);
    expect(tokenRequests.map(({ reason, status }) => [reason, status])).to.deep.equal([
      ['initial', undefined],
      ['refused', undefined],
    ]);
  });

  it('report requests for a token, with their status', async () => {
    const issued = () => Response.json({ access_token: 'abc' });
    const { fetch } = stubFetch(failing(503), issued);
    const getToken = getAccessToken({ token: 'x'.repeat(25), crmMerchantId: 2, fetch });
    const { get, tokenRequests } = await start({ getToken, fetch: stubFetch(page).fetch });
    await get();
    await get();
    await get();
    expect(tokenRequests.map(({ reason, status }) => [reason, status])).to.deep.equal([
      ['initial', 503],
      ['initial', 200],
    ]);
    for (const { duration } of tokenRequests) expect(duration).to.be.within(0, 30_000);
  });

  it('are not called for a token that was given', async () => {
    const { get, tokenRequests, responses } = await start();
    await get();
    expect(responses).to.have.length(1);
    expect(tokenRequests).to.deep.equal([]);
  });

  const fail = () => {
    throw new Error('the monitoring is down');
  };
  const faults: Readonly<Record<string, () => unknown>> = {
    throw: fail,
    reject: () => Promise.reject(new Error('the monitoring is down')),
    'never settle': () => new Promise(() => {}),
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested.
    'return a thenable that throws': () => ({ then: fail }),
  };
  for (const [what, hook] of Object.entries(faults)) {
    it(`may ${what}`, async () => {
      const hooks = { onError: hook, onResponse: hook, onTokenRequest: hook };
      const { get } = await startProxy({
        ...hooks,
        fetch: stubFetch(failing(503), page).fetch,
        getToken: () => 'abc',
      });
      expect((await get()).status).to.equal(503);
      expect((await get()).status).to.equal(200);
    });
  }
});
