import { expect } from 'chai';
import { type AccessTokenOptions, getAccessToken } from '../../src/proxy/index.js';
import { delayAfter } from '../../src/proxy/token/failure-memory.js';
import { jwt, withClocks } from './clocks.js';
import { startProxy, stubFetch } from './harness.js';

const minute = 60_000;
const token = 'a credential of a merchant';

/** A proxy whose Token API gives these responses in turn, and repeats the last one. */
const startWith = async (
  responses: readonly (() => Response | Promise<Response>)[],
  options: Partial<AccessTokenOptions> = {},
) => {
  const { fetch, calls } = stubFetch(...responses);
  const getToken = getAccessToken({ token, crmMerchantId: 2, fetch, ...options });
  const page = stubFetch(() => Response.json({ activities: [] }));
  const proxy = await startProxy({
    getToken,
    secret: undefined,
    fetch: page.fetch,
    requestsPerMinute: Number.POSITIVE_INFINITY,
  });
  return { ...proxy, calls, status: async () => (await proxy.get()).status };
};

const failing =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    Response.json({ detail: 'No.' }, { status, headers });
const issued = () => Response.json({ access_token: 'abc' });

describe('the proxy: a Token API that fails', () => {
  const clocks = withClocks();

  for (const status of [400, 401, 403, 404]) {
    it(`with ${status} gets a few requests an hour`, async () => {
      const { calls, ...proxy } = await startWith([failing(status)]);
      for (let n = 0; n < 100; n++) expect(await proxy.status()).to.equal(502);
      expect(calls).to.have.length(1);
      for (let seconds = 0; seconds < 3_600; seconds += 30) {
        await proxy.status();
        clocks.forward(30_000);
      }
      expect(calls.length).to.be.within(3, 8);
    });
  }

  for (const [name, failure] of [
    ['503', failing(503)],
    ['429 without Retry-After', failing(429)],
    ['no response', () => Promise.reject(new TypeError('fetch failed'))],
    ['no token', () => Response.json({})],
  ] as const) {
    it(`with ${name} gets another request at once, and then after growing times`, async () => {
      const { calls, ...proxy } = await startWith([failure]);
      for (let n = 0; n < 100; n++) expect(await proxy.status()).to.equal(502);
      expect(calls).to.have.length(2);
      for (let second = 0; second < 300; second++) {
        await proxy.status();
        clocks.forward(1_000);
      }
      expect(calls.length).to.be.within(6, 14);
    });
  }

  it('gets another request at once after one failure', async () => {
    const { status } = await startWith([failing(503), issued]);
    expect([await status(), await status()]).to.deep.equal([502, 200]);
  });

  it('is forgotten after a success, so that the next failure is the first one again', async () => {
    const short = () => Response.json({ access_token: jwt(minute) });
    const { status, calls } = await startWith([failing(503), failing(503), short, failing(503)]);
    expect([await status(), await status()]).to.deep.equal([502, 502]);
    clocks.forward(2_000);
    expect(await status()).to.equal(200);
    clocks.forward(minute);
    // The next request for a token follows at once, as after a first failure.
    expect([await status(), await status()]).to.deep.equal([502, 502]);
    expect(calls).to.have.length(5);
  });

  it('gets no request before its Retry-After is over, which the page gets too', async () => {
    const { calls, get, status } = await startWith([failing(429, { 'Retry-After': '60' }), issued]);
    const response = await get();
    expect([response.status, response.headers['retry-after']]).to.deep.equal([502, '60']);
    clocks.forward(59_000);
    expect(await status()).to.equal(502);
    expect(calls).to.have.length(1);
    // A random part is added, so that servers do not come back together.
    clocks.forward(16_000);
    expect(await status()).to.equal(200);
  });

  it('has its Retry-After measured against its own Date', async () => {
    const date = Date.now() + 600 * minute;
    const headers = {
      Date: new Date(date).toUTCString(),
      'Retry-After': new Date(date + minute).toUTCString(),
    };
    const { calls, status } = await startWith([failing(503, headers), issued]);
    await status();
    clocks.forward(minute - 1);
    expect(await status()).to.equal(502);
    clocks.forward(minute);
    expect(await status()).to.equal(200);
    expect(calls).to.have.length(2);
  });

  it('gets the request at tokenEndpoint', async () => {
    const { calls, status } = await startWith([issued], {
      tokenEndpoint: 'https://auth.stamps.example/token?tenant=2',
    });
    expect(await status()).to.equal(200);
    expect(calls[0]?.url).to.equal('https://auth.stamps.example/token?tenant=2');
  });

  it('gets the credential without spaces and line breaks around it', async () => {
    const { calls, status } = await startWith([issued], { token: ` ${token}\r\n` });
    expect(await status()).to.equal(200);
    expect(JSON.parse(String(calls[0]?.init.body))).to.deep.equal({ token, crm_merchant_id: 2 });
  });
});

describe('the delay after failures in a row', () => {
  it('grows to a limit, with a random part', () => {
    const short = [1, 2, 3, 4, 8, 20].map((n) => delayAfter({} as never, n, 1));
    expect(short).to.deep.equal([0, 1_000, 2_000, 4_000, 60_000, 60_000]);
    const long = [1, 2, 3, 4, 5, 20].map((n) => delayAfter({ status: 401 } as never, n, 1));
    expect(long).to.deep.equal([15_000, 60_000, 240_000, 960_000, 1_800_000, 1_800_000]);
    expect(delayAfter({ status: 401 } as never, 1, 0)).to.equal(11_250);
  });

  it('is long only after a status that says that the request is wrong', () => {
    for (const status of [undefined, 302, 399, 408, 429, 500, 503]) {
      expect(delayAfter({ status } as never, 1, 1), String(status)).to.equal(0);
    }
    for (const status of [400, 404, 499]) {
      expect(delayAfter({ status } as never, 1, 1), String(status)).to.equal(15_000);
    }
  });

  it('is at least the Retry-After, up to an hour', () => {
    expect(delayAfter({ status: 429, retryAfter: 60 }, 1, 0)).to.equal(60_000);
    expect(delayAfter({ status: 429, retryAfter: 60 }, 1, 1)).to.equal(75_000);
    expect(delayAfter({ status: 503, retryAfter: 1e9 }, 1, 0)).to.equal(3_600_000);
  });
});
