import { expect } from 'chai';
import {
  type AccessTokenOptions,
  ActivityProxyError,
  getAccessToken,
} from '../../src/proxy/index.js';
import { sandboxCredentials, tokenLifetimeSeconds } from '../../src/sandbox/index.js';
import { everythingIn, rejection, replaced } from '../api/harness.js';
import { sandboxOrigin } from '../support/origin.js';
import { answering, idsIn, startProxy } from './harness.js';

const { token, merchantId: crmMerchantId } = sandboxCredentials.group;
const canary = 'canary-7b20e4';

/** Counts what it asks of the sandbox’s Token API. */
const counting = () => {
  const calls: string[] = [];
  const counted: typeof fetch = (input, init) => {
    calls.push(String(input));
    return fetch(input, init);
  };
  return { fetch: counted, calls };
};

const fromSandbox = (options: Partial<AccessTokenOptions> = {}) =>
  getAccessToken({ apiUrl: `${sandboxOrigin()}/api/v3`, token, crmMerchantId, ...options });

const jwt = (claims: object) => `e30.${btoa(JSON.stringify(claims))}.x`;

describe('getAccessToken', () => {
  let now = Date.parse('2026-10-31T09:30:00+07:00');
  replaced(Date, 'now', () => now);

  it('gets a token for the merchant’s credential, beside the API', async () => {
    const { fetch, calls } = counting();
    const access = await fromSandbox({ fetch })();
    expect(calls).to.deep.equal([`${sandboxOrigin()}/api/auth/get-access-token/`]);
    const claims = JSON.parse(atob(access.split('.')[1] ?? ''));
    expect(claims).to.include({ token_type: 'access', merchant_id: crmMerchantId });
  });

  it('is a getToken for the proxy', async () => {
    const { get } = await startProxy({ getToken: fromSandbox() });
    expect(idsIn((await get()).text)).to.have.length(20);
  });

  it('keys the member by the credential, so all servers have the same keys', async () => {
    const keyWith = async (options: Partial<AccessTokenOptions>) =>
      (await (await startProxy({ getToken: fromSandbox(options) })).get()).headers[
        'stamps-member-key'
      ];
    const { fetch } = answering(() => Response.json({ access_token: 'another' }));
    const one = await keyWith({});
    expect(await keyWith({ fetch })).to.equal(one);
    expect(await keyWith({ fetch, token: 'another credential' })).to.not.equal(one);
  });

  it('asks once for callers that come together, and not again until shortly before it expires', async () => {
    const { fetch, calls } = counting();
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

  it('keeps what says nothing of its end for a day, and what says less for four fifths of it', async () => {
    const issued = [jwt({ exp: now / 1000 + 100 }), 'opaque', 'opaque-too', 'last'];
    const { fetch, calls } = answering(() =>
      Response.json({ access_token: issued[calls.length - 1] }),
    );
    const getToken = fromSandbox({ fetch });
    const askedAfter = async (seconds: number) => {
      now += seconds * 1000;
      await getToken();
      return calls.length;
    };
    expect(await askedAfter(0)).to.equal(1);
    expect(await askedAfter(79)).to.equal(1);
    expect(await askedAfter(2)).to.equal(2);
    expect(await askedAfter(86_000)).to.equal(2);
    expect(await askedAfter(101)).to.equal(3);
  });

  it('goes on with what still works while another one can’t be had', async () => {
    const answers = [
      () => Response.json({ access_token: 'a' }),
      () => new Response(null, { status: 503 }),
    ];
    const { fetch, calls } = answering(...answers);
    const getToken = fromSandbox({ fetch });
    await getToken();
    now += 86_200_000;
    expect(await getToken()).to.equal('a');
    expect(calls).to.have.length(2);
    now += 300_000;
    expect(await rejection(getToken())).to.be.instanceOf(ActivityProxyError);
  });

  it('gets another one that was refused, once a minute at most', async () => {
    const { fetch, calls } = answering(() => Response.json({ access_token: `t${calls.length}` }));
    const getToken = fromSandbox({ fetch });
    expect(await getToken()).to.equal('t1');
    expect(await getToken('refused')).to.equal('t2');
    expect(await getToken('refused')).to.equal('t2');
    now += 60_000;
    expect(await getToken('refused')).to.equal('t3');
  });

  it('heals a proxy whose token was refused', async () => {
    const { calls, fetch } = counting();
    let isFirst = true;
    const getToken = fromSandbox({
      fetch: async (input, init) => {
        const answer = await fetch(input, init);
        if (!isFirst) return answer;
        isFirst = false;
        return Response.json({ access_token: jwt({ exp: now / 1000 + 1000 }) });
      },
    });
    const { get } = await startProxy({ getToken });
    expect((await get()).status).to.equal(200);
    expect(calls).to.have.length(2);
  });

  const failures: Readonly<Record<string, () => Response | Promise<Response>>> = {
    'The Token API answered with status 401. Check token and crmMerchantId.': () =>
      Response.json({ detail: canary }, { status: 401 }),
    'The Token API answered with status 404. Check apiUrl.': () =>
      new Response(canary, { status: 404 }),
    'The Token API answered with status 503. It has a problem; try again later.': () =>
      new Response(canary, { status: 503 }),
    'The Token API redirects. Check apiUrl.': () =>
      new Response(null, { status: 302, headers: { Location: canary } }),
    'The Token API gave no access_token. Check apiUrl.': () => new Response(`<p>${canary}</p>`),
    "The Token API gave no full answer (ENOTFOUND). Check apiUrl and the server's network.": () =>
      Promise.reject(Object.assign(new Error(canary), { cause: { code: 'ENOTFOUND', canary } })),
    'getToken gave no access token within 50 ms.': () => new Promise(() => {}),
  };
  for (const [message, answer] of Object.entries(failures)) {
    it(`says: ${message}`, async () => {
      const { fetch } = answering(answer);
      const error = await rejection(fromSandbox({ token: canary, timeout: 50, fetch })());
      expect(error).to.be.instanceOf(ActivityProxyError);
      expect(error).to.include({ code: 'token', message });
      expect(everythingIn(error)).to.not.include(canary);
    });
  }

  it('is refused by the sandbox for a wrong credential', async () => {
    const error = await rejection(fromSandbox({ token: canary })());
    expect(error).to.include({ code: 'token', status: 401 });
    const other = await rejection(fromSandbox({ crmMerchantId: 41 })());
    expect(other).to.include({ code: 'token', status: 403 });
  });
});
