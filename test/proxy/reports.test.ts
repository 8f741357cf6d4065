import { expect } from 'chai';
import {
  type ActivityProxyError,
  type ActivityProxyOptions,
  createActivityProxy,
} from '../../src/proxy/index.js';
import { withClocks } from './clocks.js';
import { secret, stubFetch } from './harness.js';

const request = new Request('https://shop.example/stamps/activities');
const token = 'the-access-token';
const page = () => Response.json({ activities: [] });
const html = { 'Content-Type': 'text/html' };

const start = (options: Partial<ActivityProxyOptions>) => {
  const errors: ActivityProxyError[] = [];
  const proxy = createActivityProxy({
    token,
    secret,
    resolveUser: () => 'rina@example.com',
    onError: (error) => errors.push(error),
    ...options,
  } as ActivityProxyOptions);
  return { errors, get: () => proxy(request) };
};

/** A response that the class `Response` does not allow. */
const odd = (fields: object) => () =>
  ({ ok: false, headers: new Headers(), text: async () => '{}', ...fields }) as Response;

describe('the proxy: what it reports', () => {
  const reports: readonly (readonly [
    respond: () => Response,
    code: string,
    status: number | undefined,
    message: string,
  ])[] = [
    [
      () => new Response(null, { status: 302, headers: { Location: 'https://evil.example' } }),
      'redirected',
      302,
      'Stamps responded with a redirect, which is not followed: it could send the token to another server. Check apiUrl.',
    ],
    [
      odd({ status: 0, type: 'opaqueredirect' }),
      'redirected',
      undefined,
      'Stamps responded with a redirect, which is not followed: it could send the token to another server. Check apiUrl.',
    ],
    [
      () => Response.json({}, { status: 401 }),
      'unauthorized',
      401,
      'Stamps responded with status 401: the access token is wrong, has expired, or is not valid for this member or merchant. Check token or getToken.',
    ],
    [
      () => Response.json({}, { status: 403 }),
      'unauthorized',
      403,
      'Stamps responded with status 403: the access token is wrong, has expired, or is not valid for this member or merchant. Check token or getToken.',
    ],
    [
      () => new Response('<p>Blocked</p>', { status: 403, headers: html }),
      'invalid-response',
      403,
      "Stamps responded with status 403, with an HTML page, which a firewall or a gateway sent and not the API. The token was not refused. Check whether this server's address is allowed there.",
    ],
    [
      () => new Response('{}', { status: 403, headers: html }),
      'invalid-response',
      403,
      "Stamps responded with status 403, with an HTML page, which a firewall or a gateway sent and not the API. The token was not refused. Check whether this server's address is allowed there.",
    ],
    [
      () => new Response(null, { status: 204 }),
      'invalid-response',
      204,
      'Stamps responded with status 204, which has no body. Check apiUrl and headers.',
    ],
    [
      odd({ status: 304 }),
      'invalid-response',
      304,
      'Stamps responded with status 304, which has no body. Check apiUrl and headers.',
    ],
    [
      () => new Response('Welcome'),
      'invalid-response',
      200,
      'Stamps responded with status 200, but not with JSON. Check apiUrl.',
    ],
    [
      () => new Response('No.', { status: 400 }),
      'invalid-response',
      400,
      'Stamps responded with status 400, but not with JSON. Check apiUrl.',
    ],
    [
      odd({ status: 999 }),
      'invalid-response',
      999,
      'Stamps responded with status 999, which HTTP does not have. Check apiUrl.',
    ],
    [
      odd({ status: 199 }),
      'invalid-response',
      199,
      'Stamps responded with status 199, which HTTP does not have. Check apiUrl.',
    ],
    [
      odd({ status: 600 }),
      'invalid-response',
      600,
      'Stamps responded with status 600, which HTTP does not have. Check apiUrl.',
    ],
    [
      odd({ status: 200.5, ok: true }),
      'invalid-response',
      200.5,
      'Stamps responded with status 200.5, which HTTP does not have. Check apiUrl.',
    ],
    [
      () => Response.json({ notes: `Bearer ${token}` }),
      'invalid-response',
      200,
      'Stamps repeated the access token in its response, which was not passed on.',
    ],
  ];
  for (const [respond, code, status, message] of reports) {
    it(`${status ?? 'no status'}: ${message}`, async () => {
      const { get, errors } = start({ fetch: stubFetch(respond).fetch });
      const response = await get();
      expect(response.status).to.equal(502);
      expect(await response.json()).to.deep.equal({
        detail: 'Stamps could not be reached. Try again later.',
      });
      expect(errors.map((it) => [it.code, it.status, it.message])).to.deep.equal([
        [code, status, message],
      ]);
    });
  }

  const passedOn: readonly (readonly [status: number, code: string])[] = [
    [408, 'timeout'],
    [429, 'rate-limited'],
    [500, 'server'],
    [599, 'server'],
  ];
  for (const [status, code] of passedOn) {
    it(`${status}, which is passed on with or without its JSON`, async () => {
      for (const body of ['{"detail":"No."}', '<p>No.</p>']) {
        const { get, errors } = start({ fetch: async () => new Response(body, { status }) });
        const response = await get();
        expect(response.status).to.equal(status);
        expect(await response.json()).to.deep.equal({
          detail: body.startsWith('{') ? 'No.' : 'Stamps is not available. Try again later.',
        });
        expect(errors.map((it) => [it.code, it.status, it.message])).to.deep.equal([
          [code, status, `Stamps responded with status ${status}.`],
        ]);
      }
    });
  }

  it('nothing of other errors of the API, which are passed on', async () => {
    for (const status of [400, 404, 407, 428, 430, 499]) {
      const { get, errors } = start({ fetch: async () => Response.json({}, { status }) });
      expect([(await get()).status, errors]).to.deep.equal([status, []]);
    }
    // Another success is 200 for the page.
    const { get } = start({ fetch: async () => Response.json({}, { status: 206 }) });
    expect((await get()).status).to.equal(200);
  });

  it('nothing of a short token, which may be part of a word', async () => {
    const { get } = start({ token: 'stamp', fetch: async () => Response.json(['stamps']) });
    expect((await get()).status).to.equal(200);
  });

  it('a session that fails, or takes too long', async () => {
    const failing = start({ resolveUser: () => Promise.reject(new Error('down')) });
    const response = await failing.get();
    expect([response.status, await response.json()]).to.deep.equal([
      500,
      { detail: 'The session could not be read. Try again later.' },
    ]);
    expect(failing.errors[0]?.message).to.equal('resolveUser failed. See the cause.');
    const odd = start({ resolveUser: () => 5 as never });
    await odd.get();
    expect(odd.errors[0]?.message).to.equal(
      "resolveUser returned a value of type number. Return the member's email or mobile number as a string.",
    );
  });

  it('a response that does not come in time', async () => {
    const { get, errors } = start({ timeout: 20, fetch: () => new Promise(() => {}) });
    const response = await get();
    expect([response.status, await response.json()]).to.deep.equal([
      504,
      { detail: 'Stamps did not respond in time. Try again later.' },
    ]);
    expect(errors.map(({ code, message }) => [code, message])).to.deep.equal([
      [
        'timeout',
        'There was no response within 20 ms. Check resolveUser, getToken and the network.',
      ],
    ]);
  });
});

describe('the proxy: what it sends to Stamps', () => {
  const clocks = withClocks();

  it('is a request that is neither cached nor redirected', async () => {
    const { fetch, calls } = stubFetch(page);
    await start({ fetch, tokenType: 'Token', apiUrl: 'https://stamps.example/v3?a=b' }).get();
    const { url, init } = calls[0] ?? { url: '', init: {} };
    expect(url).to.equal('https://stamps.example/v3/activities?a=b&user=rina%40example.com');
    expect([init.redirect, init.cache]).to.deep.equal(['manual', 'no-store']);
    const headers = Object.fromEntries(new Headers(init.headers));
    expect(headers).to.deep.include({
      accept: 'application/json',
      authorization: `Token ${token}`,
    });
  });

  it('has the trailing slash of apiUrl', async () => {
    const { fetch, calls } = stubFetch(page);
    await start({ fetch, apiUrl: 'https://slash.stamps.example/v3/' }).get();
    expect(calls[0]?.url).to.equal(
      'https://slash.stamps.example/v3/activities/?user=rina%40example.com',
    );
  });

  it('is held back for the time that a 429 asks for, and for an hour at most', async () => {
    const headers = { 'Retry-After': '7200' };
    const { fetch, calls } = stubFetch(() => Response.json({}, { status: 429, headers }), page);
    const { get } = start({ fetch });
    await get();
    clocks.forward(3_599_001);
    const response = await get();
    expect([response.status, response.headers.get('Retry-After')]).to.deep.equal([429, '1']);
    expect(await response.json()).to.deep.equal({ detail: 'Stamps is busy. Try again in 1 s.' });
    expect(calls).to.have.length(1);
    clocks.forward(999);
    expect((await get()).status).to.equal(200);
  });

  it('is held back by no other response', async () => {
    const headers = { 'Retry-After': '60' };
    for (const [status, more] of [
      [503, headers],
      [429, {}],
    ] as const) {
      const first = () => Response.json({}, { status, headers: more });
      const { get } = start({ fetch: stubFetch(first, page).fetch });
      expect([(await get()).status, (await get()).status]).to.deep.equal([status, 200]);
    }
  });

  it('has the renewed token, which the response may not repeat either', async () => {
    const { fetch, calls } = stubFetch(
      () => Response.json({}, { status: 401 }),
      () => Response.json(['renewed-access-token']),
    );
    const getToken = (reason: string) => (reason === 'refused' ? 'renewed-access-token' : token);
    const { get, errors } = start({ fetch, token: undefined, getToken });
    expect((await get()).status).to.equal(502);
    expect(calls).to.have.length(2);
    expect(errors[0]?.message).to.match(/^Stamps repeated the access token/);
  });
});
