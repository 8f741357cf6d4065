import { expect } from 'chai';
import {
  type AccessTokenOptions,
  ActivityProxyError,
  getAccessToken,
} from '../../src/proxy/index.js';
import { sandboxCredentials, tokenLifetimeSeconds } from '../../src/sandbox/index.js';
import { everythingIn, rejection, replaced } from '../api/harness.js';
import { sandboxOrigin } from '../support/origin.js';
import { idsIn, startProxy, stubFetch } from './harness.js';

const { token, merchantId: crmMerchantId } = sandboxCredentials.group;
const canary = 'canary-7b20e4';

/** A `fetch` that records the URLs it is called with. */
const recordingFetch = () => {
  const calls: string[] = [];
  const recording: typeof fetch = (input, init) => {
    calls.push(String(input));
    return fetch(input, init);
  };
  return { fetch: recording, calls };
};

const fromSandbox = (options: Partial<AccessTokenOptions> = {}) =>
  getAccessToken({ apiUrl: `${sandboxOrigin()}/api/v3`, token, crmMerchantId, ...options });

const jwt = (claims: object) => `e30.${btoa(JSON.stringify(claims))}.x`;

describe('getAccessToken', () => {
  let now = Date.parse('2026-10-31T09:30:00+07:00');
  replaced(Date, 'now', () => now);
  replaced(performance, 'now', () => now);

  it('exchanges the credential at the Token API beside apiUrl', async () => {
    const { fetch, calls } = recordingFetch();
    const access = await fromSandbox({ fetch })();
    expect(calls).to.deep.equal([`${sandboxOrigin()}/api/auth/get-access-token/`]);
    const claims = JSON.parse(atob(access.split('.')[1] ?? ''));
    expect(claims).to.include({ token_type: 'access', merchant_id: crmMerchantId });
  });

  it('can be the getToken of a proxy', async () => {
    const { get } = await startProxy({ getToken: fromSandbox() });
    expect(idsIn((await get()).text)).to.have.length(20);
  });

  it('derives the member key from the credential, so that all servers have the same keys', async () => {
    const keyWith = async (options: Partial<AccessTokenOptions>) =>
      (await (await startProxy({ getToken: fromSandbox(options), secret: undefined })).get())
        .headers['stamps-member-key'];
    const { fetch } = stubFetch(() => Response.json({ access_token: 'another' }));
    const expected = await keyWith({});
    expect(await keyWith({ fetch })).to.equal(expected);
    expect(await keyWith({ fetch, token: 'another credential of the merchant' })).to.not.equal(
      expected,
    );
  });

  it('shares one request among concurrent callers, and renews the token shortly before it expires', async () => {
    const { fetch, calls } = recordingFetch();
    const getToken = fromSandbox({ fetch });
    const [first, second] = await Promise.all([getToken(), getToken('initial')]);
    expect(second).to.equal(first);
    now += (tokenLifetimeSeconds - 301) * 1000;
    expect(await getToken('expiring')).to.equal(first);
    expect(calls).to.have.length(1);
    now += 2_000;
    await getToken();
    expect(calls).to.have.length(2);
  });

  it('keeps a token without expiry for a day, and a short-lived one for four fifths of its lifetime', async () => {
    const issued = [jwt({ exp: now / 1000 + 100 }), 'opaque', 'opaque-too', 'last'];
    const { fetch, calls } = stubFetch(() =>
      Response.json({ access_token: issued[calls.length - 1] }),
    );
    const getToken = fromSandbox({ fetch });
    const callsAfter = async (seconds: number) => {
      now += seconds * 1000;
      await getToken();
      // A renewal goes beside the use of the token.
      await new Promise((resolve) => setTimeout(resolve));
      return calls.length;
    };
    expect(await callsAfter(0)).to.equal(1);
    expect(await callsAfter(79)).to.equal(1);
    expect(await callsAfter(2)).to.equal(2);
    expect(await callsAfter(86_000)).to.equal(2);
    expect(await callsAfter(101)).to.equal(3);
  });

  it('keeps a valid token if the renewal fails', async () => {
    const responses = [
      () => Response.json({ access_token: 'a' }),
      () => new Response(null, { status: 503 }),
    ];
    const { fetch, calls } = stubFetch(...responses);
    const getToken = fromSandbox({ fetch });
    await getToken();
    now += 86_200_000;
    expect(await getToken()).to.equal('a');
    expect(calls).to.have.length(2);
    now += 300_000;
    expect(await rejection(getToken())).to.be.instanceOf(ActivityProxyError);
  });

  it('renews a refused token, at most once a minute', async () => {
    const { fetch, calls } = stubFetch(() => Response.json({ access_token: `t${calls.length}` }));
    const getToken = fromSandbox({ fetch });
    expect(await getToken()).to.equal('t1');
    expect(await getToken('refused')).to.equal('t2');
    expect(await getToken('refused')).to.equal('t2');
    now += 60_000;
    expect(await getToken('refused')).to.equal('t3');
  });

  it('lets a proxy recover from a refused token', async () => {
    const { calls, fetch } = recordingFetch();
    let isFirst = true;
    const getToken = fromSandbox({
      fetch: async (input, init) => {
        const response = await fetch(input, init);
        if (!isFirst) return response;
        isFirst = false;
        return Response.json({ access_token: jwt({ exp: now / 1000 + 1000 }) });
      },
    });
    const { get } = await startProxy({ getToken });
    expect((await get()).status).to.equal(200);
    expect(calls).to.have.length(2);
  });

  const failures: Readonly<Record<string, () => Response | Promise<Response>>> = {
    'The Token API responded with status 401. Check token and crmMerchantId.': () =>
      Response.json({ detail: canary }, { status: 401 }),
    'The Token API responded with status 404. Check apiUrl.': () =>
      new Response(canary, { status: 404 }),
    'The Token API responded with status 503. Try again later.': () =>
      new Response(canary, { status: 503 }),
    'The Token API responded with a redirect. Check apiUrl.': () =>
      new Response(null, { status: 302, headers: { Location: canary } }),
    'The Token API sent no access_token. Check apiUrl.': () => new Response(`<p>${canary}</p>`),
    "The Token API did not respond completely (ENOTFOUND). Check apiUrl and the server's network.":
      () =>
        Promise.reject(Object.assign(new Error(canary), { cause: { code: 'ENOTFOUND', canary } })),
    'getToken did not settle within 50 ms. Check how it gets the token.': () =>
      new Promise(() => {}),
  };
  for (const [message, respond] of Object.entries(failures)) {
    it(`rejects with: ${message}`, async () => {
      const { fetch } = stubFetch(respond);
      const error = await rejection(fromSandbox({ token: canary, timeout: 50, fetch })());
      expect(error).to.be.instanceOf(ActivityProxyError);
      expect(error).to.include({ code: 'token', message });
      expect(everythingIn(error)).to.not.include(canary);
    });
  }

  for (const [status, advice] of [
    [400, 'Check token and crmMerchantId.'],
    [404, 'Check tokenEndpoint.'],
    [408, 'Try again later.'],
    [422, 'Check token and crmMerchantId.'],
    [429, 'Try again later.'],
    [500, 'Try again later.'],
  ] as const) {
    it(`gives the right advice for the status ${status}`, async () => {
      const { fetch } = stubFetch(() => new Response(null, { status }));
      const tokenEndpoint = 'https://auth.stamps.example/token';
      const error = await rejection(fromSandbox({ tokenEndpoint, fetch })());
      expect(error).to.include({
        message: `The Token API responded with status ${status}. ${advice}`,
        status,
      });
    });
  }

  it('has the status in its errors, if there is one', async () => {
    for (const [response, status] of [
      [() => new Response(null, { status: 302 }), 302],
      [() => Response.error(), undefined],
      [() => new Response('{}', { status: 201 }), 201],
    ] as const) {
      const { fetch } = stubFetch(response);
      expect(await rejection(fromSandbox({ fetch })())).to.have.property('status', status);
    }
  });

  it('sends the credential as JSON, and follows no redirect', async () => {
    const { fetch, calls } = stubFetch(() => Response.json({ access_token: 'abc' }));
    await fromSandbox({ fetch })();
    const { method, headers, redirect, body } = calls[0]?.init ?? {};
    expect({ method, headers, redirect, body: JSON.parse(String(body)) }).to.deep.equal({
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      redirect: 'manual',
      body: { token, crm_merchant_id: crmMerchantId },
    });
  });

  for (const [apiUrl, expected] of [
    ['https://stamps.example/api/v3', 'https://stamps.example/api/auth/get-access-token/'],
    ['https://stamps.example/api/v3/', 'https://stamps.example/api/auth/get-access-token/'],
    ['https://stamps.example//a/v3//', 'https://stamps.example//a/auth/get-access-token/'],
    [
      'https://stamps.example/api/v3?a=b#c',
      'https://stamps.example/api/auth/get-access-token/?a=b',
    ],
    ['https://stamps.example', 'https://stamps.example/auth/get-access-token/'],
  ] as const) {
    it(`finds the Token API beside ${apiUrl}`, async () => {
      const { fetch, calls } = stubFetch(() => Response.json({ access_token: 'abc' }));
      await fromSandbox({ apiUrl, fetch })();
      expect(calls.map(({ url }) => url)).to.deep.equal([expected]);
    });
  }

  it('rejects with the status of the sandbox for a wrong credential', async () => {
    const error = await rejection(fromSandbox({ token: canary })());
    expect(error).to.include({ code: 'token', status: 401 });
    const other = await rejection(fromSandbox({ crmMerchantId: 41 })());
    expect(other).to.include({ code: 'token', status: 403 });
  });
});
