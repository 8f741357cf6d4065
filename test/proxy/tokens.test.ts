import { expect } from 'chai';
import { accessToken, members } from '../support/sandbox-client.js';
import { answering, startProxy } from './harness.js';

const canary = 'canary-2f9c1d';

const fine = () => Response.json({ activities: [] });
const refusal =
  (status = 401) =>
  () =>
    Response.json({ detail: 'No.' }, { status });

const tokensIn = (calls: readonly { init: RequestInit }[]) =>
  calls.map(({ init }) => new Headers(init.headers).get('Authorization'));

describe('the proxy: its token', () => {
  it('is sent as token-type and token, with nothing of the page’s request', async () => {
    const { fetch, calls } = answering(fine);
    const { get } = await startProxy({ token: 'abc', tokenType: 'Token', fetch });
    await get('', { headers: { 'X-Forwarded-For': '1.2.3.4', Authorization: 'Basic x' } });
    expect([...new Headers(calls[0]?.init.headers)]).to.deep.equal([
      ['accept', 'application/json'],
      ['authorization', 'Token abc'],
    ]);
    expect(calls[0]?.init).to.include({ redirect: 'manual', cache: 'no-store' });
  });

  for (const status of [401, 403]) {
    it(`502 when Stamps refuses it with ${status}: no affair of the member’s`, async () => {
      const { fetch, calls } = answering(refusal(status));
      const { get, errors } = await startProxy({ token: 'abc', fetch });
      expect((await get()).status).to.equal(502);
      expect(calls).to.have.length(1);
      expect(errors.map(({ code, status }) => [code, status])).to.deep.equal([
        ['unauthorized', status],
      ]);
    });

    it(`asks getToken for another one after a ${status}, once`, async () => {
      const { fetch, calls } = answering(refusal(status), fine);
      const reasons: string[] = [];
      const getToken = (reason: string) => `token-${reasons.push(reason)}`;
      const { get } = await startProxy({ getToken, fetch });
      expect((await get()).status).to.equal(200);
      expect((await get()).status).to.equal(200);
      expect(reasons).to.deep.equal(['initial', 'refused']);
      expect(tokensIn(calls)).to.deep.equal(['Bearer token-1', 'Bearer token-2', 'Bearer token-2']);
    });
  }

  it('is not asked for at each request when every one is refused', async () => {
    const { fetch, calls } = answering(refusal());
    const reasons: string[] = [];
    const { get } = await startProxy({
      getToken: (reason) => `token-${reasons.push(reason)}`,
      fetch,
    });
    for (let n = 0; n < 4; n++) expect((await get()).status).to.equal(502);
    expect(reasons).to.deep.equal(['initial', 'refused']);
    expect(calls).to.have.length(5);
  });

  it('is asked for once by requests that come together', async () => {
    let asked = 0;
    let waiting = 0;
    let open: (token: string) => void = () => {};
    const token = new Promise<string>((resolve) => {
      open = resolve;
    });
    const { get } = await startProxy({
      fetch: answering(fine).fetch,
      getToken: () => {
        asked += 1;
        return token;
      },
      resolveUser: () => {
        waiting += 1;
        if (waiting === 5) open('abc');
        return members.one;
      },
    });
    const answers = await Promise.all(Array.from({ length: 5 }, () => get()));
    expect(answers.map(({ status }) => status)).to.deep.equal(Array(5).fill(200));
    expect(asked).to.equal(1);
  });

  it('is asked for once by requests whose tokens are refused together', async () => {
    const reasons: string[] = [];
    const { get } = await startProxy({
      getToken: (reason) => `token-${reasons.push(reason)}`,
      fetch: async (_input, init) =>
        tokensIn([{ init: init ?? {} }])[0] === 'Bearer token-1' ? refusal()() : fine(),
    });
    const answers = await Promise.all([get(), get('', { cookie: 'session=b' }), get()]);
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 200, 200]);
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
    ['gives nothing', () => ''],
    ['gives no text', () => ({ canary }) as never],
    ['gives what no header can carry', () => `${canary}\r\nX-Forged: yes`],
  ] as const) {
    it(`502 when getToken ${what}, and asks again next time`, async () => {
      let isWell = false;
      const { fetch } = answering(fine);
      const { get, errors, told } = await startProxy({
        getToken: () => (isWell ? 'abc' : getToken()),
        fetch,
      });
      expect((await get()).status).to.equal(502);
      expect(errors.map(({ code }) => code)).to.deep.equal(['token']);
      expect(told()).to.not.include(canary);
      isWell = true;
      expect((await get()).status).to.equal(200);
    });
  }
});

describe('the proxy: a canary for a token', () => {
  const hostile: Readonly<Record<string, () => Response>> = {
    'repeats it in a page': () => Response.json({ activities: [], token: canary }),
    'repeats it in an error': () => Response.json({ detail: `Bearer ${canary}` }, { status: 400 }),
    'repeats it in a web page': () => new Response(`<p>${canary}</p>`, { status: 500 }),
    'repeats it in headers': () =>
      Response.json({}, { headers: { 'X-Token': canary, 'Retry-After': canary } }),
    'sends it elsewhere': () =>
      new Response(null, { status: 302, headers: { Location: `/?token=${canary}` } }),
    'refuses it by name': () => Response.json({ detail: canary }, { status: 401 }),
    'fails with the request in its error': () => {
      throw Object.assign(new Error(`Bearer ${canary}`), {
        code: canary,
        config: { headers: { Authorization: canary } },
        cause: { code: 'ECONNRESET', stack: canary },
      });
    },
  };

  for (const [what, answer] of Object.entries(hostile)) {
    it(`is in no answer, header, error or log when Stamps ${what}`, async () => {
      const logged: unknown[] = [];
      const names = ['log', 'info', 'warn', 'error', 'debug'] as const;
      const consoles = names.map((name) => console[name]);
      for (const name of names) console[name] = (...all) => logged.push(all);
      try {
        const { get, told } = await startProxy({ token: canary, fetch: answering(answer).fetch });
        const { headers, text } = await get();
        expect(JSON.stringify([headers, text])).to.not.include(canary);
        expect(told()).to.not.include(canary);
      } finally {
        for (const [n, name] of names.entries()) console[name] = consoles[n] as never;
      }
      expect(logged).to.deep.equal([]);
    });
  }

  it('names the reason of a network that failed', async () => {
    const fetch = answering(hostile['fails with the request in its error'] as () => Response).fetch;
    const { get, errors } = await startProxy({ token: canary, fetch });
    await get();
    expect(errors[0]?.message).to.include('(ECONNRESET)');
  });

  it('survives an onError that fails', async () => {
    const { get } = await startProxy({
      token: await accessToken(),
      fetch: answering(refusal()).fetch,
      onError: () => {
        throw new Error('the monitoring is away');
      },
    });
    expect((await get()).status).to.equal(502);
  });
});
