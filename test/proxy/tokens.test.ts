import { expect } from 'chai';
import { accessToken, members } from '../support/sandbox-client.js';
import { startProxy, stubFetch } from './harness.js';

const canary = 'canary-2f9c1d-of-a-token';

const emptyPage = () => Response.json({ activities: [] });
const refusal =
  (status = 401) =>
  () =>
    Response.json({ detail: 'No.' }, { status });

const authorizationHeaders = (calls: readonly { init: RequestInit }[]) =>
  calls.map(({ init }) => new Headers(init.headers).get('Authorization'));

describe('the proxy: its token', () => {
  it('is sent with its type, without the other headers of the page’s request', async () => {
    const { fetch, calls } = stubFetch(emptyPage);
    const { get } = await startProxy({ token: 'abc', tokenType: 'Token', fetch });
    const headers = { 'X-Forwarded-For': '1.2.3.4', Authorization: 'Basic x', 'X-Request-Id': '7' };
    await get('', { headers });
    expect([...new Headers(calls[0]?.init.headers)]).to.deep.equal([
      ['accept', 'application/json'],
      ['authorization', 'Token abc'],
      ['x-request-id', '7'],
    ]);
    expect(calls[0]?.init).to.include({ redirect: 'manual', cache: 'no-store' });
  });

  for (const status of [401, 403]) {
    it(`leads to 502 if Stamps refuses it with ${status}`, async () => {
      const { fetch, calls } = stubFetch(refusal(status));
      const { get, errors } = await startProxy({ token: 'abc', fetch });
      expect((await get()).status).to.equal(502);
      expect(calls).to.have.length(1);
      expect(errors.map(({ code, status }) => [code, status])).to.deep.equal([
        ['unauthorized', status],
      ]);
    });

    it(`is renewed once after a ${status}`, async () => {
      const { fetch, calls } = stubFetch(refusal(status), emptyPage);
      const reasons: string[] = [];
      const getToken = (reason: string) => `token-${reasons.push(reason)}`;
      const { get } = await startProxy({ getToken, fetch });
      expect((await get()).status).to.equal(200);
      expect((await get()).status).to.equal(200);
      expect(reasons).to.deep.equal(['initial', 'refused']);
      expect(authorizationHeaders(calls)).to.deep.equal([
        'Bearer token-1',
        'Bearer token-2',
        'Bearer token-2',
      ]);
    });
  }

  it('is not renewed again and again if every token is refused', async () => {
    const { fetch, calls } = stubFetch(refusal());
    const reasons: string[] = [];
    const { get } = await startProxy({
      getToken: (reason) => `token-${reasons.push(reason)}`,
      fetch,
    });
    for (let n = 0; n < 4; n++) expect((await get()).status).to.equal(502);
    expect(reasons).to.deep.equal(['initial', 'refused']);
    expect(calls).to.have.length(5);
  });

  it('is requested once by concurrent requests', async () => {
    let tokenRequests = 0;
    let waiting = 0;
    let resolveToken: (token: string) => void = () => {};
    const token = new Promise<string>((resolve) => {
      resolveToken = resolve;
    });
    const { get } = await startProxy({
      fetch: stubFetch(emptyPage).fetch,
      getToken: () => {
        tokenRequests += 1;
        return token;
      },
      resolveUser: () => {
        waiting += 1;
        if (waiting === 5) resolveToken('abc');
        return members.one;
      },
    });
    const responses = await Promise.all(Array.from({ length: 5 }, () => get()));
    expect(responses.map(({ status }) => status)).to.deep.equal(Array(5).fill(200));
    expect(tokenRequests).to.equal(1);
  });

  it('is renewed once by concurrent requests that are refused', async () => {
    const reasons: string[] = [];
    const { get } = await startProxy({
      getToken: (reason) => `token-${reasons.push(reason)}`,
      fetch: async (_input, init) =>
        authorizationHeaders([{ init: init ?? {} }])[0] === 'Bearer token-1'
          ? refusal()()
          : emptyPage(),
    });
    const responses = await Promise.all([get(), get('', { cookie: 'session=b' }), get()]);
    expect(responses.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
    expect(reasons).to.deep.equal(['initial', 'refused']);
  });

  for (const [what, getToken] of [
    ['fails', () => Promise.reject(new Error(canary))],
    [
      'throws',
      () => {
        throw new Error(canary);
      },
    ],
    ['returns an empty string', () => ''],
    ['returns an object', () => ({ canary }) as never],
    ['returns an invalid header value', () => `${canary}\r\nX-Forged: yes`],
  ] as const) {
    it(`leads to 502 if getToken ${what}, and is requested again next time`, async () => {
      let isFixed = false;
      const { fetch } = stubFetch(emptyPage);
      const { get, errors, errorText } = await startProxy({
        getToken: () => (isFixed ? 'abc' : getToken()),
        fetch,
      });
      expect((await get()).status).to.equal(502);
      expect(errors.map(({ code }) => code)).to.deep.equal(['token']);
      expect(errorText()).to.not.include(canary);
      isFixed = true;
      expect((await get()).status).to.equal(200);
    });
  }
});

describe('the proxy: keeping the token secret', () => {
  const hostile: Readonly<Record<string, () => Response>> = {
    'repeats it in a page': () => Response.json({ activities: [], token: canary }),
    'repeats it in an error': () => Response.json({ detail: `Bearer ${canary}` }, { status: 400 }),
    'repeats it in an HTML document': () => new Response(`<p>${canary}</p>`, { status: 500 }),
    'repeats it with JSON escapes': () =>
      new Response(`{"detail":"${canary.replace('-', '\\u002d')}"}`, { status: 400 }),
    'repeats it in percent-encoding': () =>
      Response.json({ activities: [], next: `?token=${canary.replace('c', '%63')}` }),
    'repeats it in headers': () =>
      Response.json({}, { headers: { 'X-Token': canary, 'Retry-After': canary } }),
    'redirects with it in the URL': () =>
      new Response(null, { status: 302, headers: { Location: `/?token=${canary}` } }),
    'repeats it in a refusal': () => Response.json({ detail: canary }, { status: 401 }),
    'fails with an error that holds the request': () => {
      throw Object.assign(new Error(`Bearer ${canary}`), {
        code: canary,
        config: { headers: { Authorization: canary } },
        cause: { code: 'ECONNRESET', stack: canary },
      });
    },
  };

  for (const [what, respond] of Object.entries(hostile)) {
    it(`leaks into no response, error or log if Stamps ${what}`, async () => {
      const logged: unknown[] = [];
      const names = ['log', 'info', 'warn', 'error', 'debug'] as const;
      const consoles = names.map((name) => console[name]);
      for (const name of names) console[name] = (...values) => logged.push(values);
      try {
        const { get, errorText } = await startProxy({
          token: canary,
          fetch: stubFetch(respond).fetch,
        });
        const { headers, text } = await get();
        expect(JSON.stringify([headers, text])).to.not.include(canary);
        expect(text).to.not.include('2f9c1d');
        expect(errorText()).to.not.include(canary);
      } finally {
        for (const [n, name] of names.entries()) console[name] = consoles[n] as never;
      }
      expect(logged).to.deep.equal([]);
    });
  }

  it('reports the code of a network error', async () => {
    const fetch = stubFetch(
      hostile['fails with an error that holds the request'] as () => Response,
    ).fetch;
    const { get, errors } = await startProxy({ token: canary, fetch });
    await get();
    expect(errors[0]?.message).to.include('(ECONNRESET)');
  });

  it('responds even if onError throws', async () => {
    const { get } = await startProxy({
      token: await accessToken(),
      fetch: stubFetch(refusal()).fetch,
      onError: () => {
        throw new Error('the monitoring is down');
      },
    });
    expect((await get()).status).to.equal(502);
  });
});
