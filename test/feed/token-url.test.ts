import { expect } from 'chai';
import { fetchToken, resolveTokenUrl } from '../../src/feed/token/token-url.js';
import { factsOf, feedError, rejection, replaced, thrown } from '../api/harness.js';

const origin = 'https://shop.example';
const url = new URL('/token', origin);
const advice = 'It has to respond to a POST with {"access_token": "…"}.';

/** A fake fetch that responds with these in order. */
function fakeFetch(...responses: readonly (() => Response)[]) {
  const calls: { url: unknown; init: RequestInit | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    calls.push({ url: input, init });
    const respond = responses[Math.min(calls.length, responses.length) - 1];
    if (!respond) throw new TypeError('Failed to fetch');
    return respond();
  };
  return { fetch, calls };
}

const fetchFrom = (fetch: typeof globalThis.fetch, signal = new AbortController().signal) =>
  fetchToken(url, signal, fetch);
const withStatus = (status: number, headers?: Record<string, string>) => () =>
  new Response('{"access_token": "no"}', { status, headers });
const token = () => Response.json({ access_token: 'abc' });

describe('resolveTokenUrl()', () => {
  it('resolves a path on the page’s origin', () => {
    expect(resolveTokenUrl('token?x=1', `${origin}/shop/`, origin).href).to.equal(
      `${origin}/shop/token?x=1`,
    );
    expect(resolveTokenUrl('/t', 'http://localhost:8080/', 'http://localhost:8080').href).to.equal(
      'http://localhost:8080/t',
    );
  });

  for (const [tokenUrl, from, problem] of [
    ['http://[', origin, 'is not a URL'],
    ['http://shop.example/t', origin, 'is not on '],
    ['https://else.example/t', origin, 'is not on '],
    ['/t', 'http://shop.example', 'is not https'],
  ] as const) {
    it(`rejects ${tokenUrl} on ${from}`, async () => {
      const error = await thrown(() => resolveTokenUrl(tokenUrl, from, from));
      expect(error.code).to.equal('invalid-config');
      expect(error.message).to.contain(`token-url "${tokenUrl}" ${problem}`);
      expect(error.message).to.contain('Give a path of your own site, such as "/stamps-token".');
    });
  }
});

describe('fetchToken()', () => {
  replaced(Math, 'random', () => 0);

  it('sends a POST with the page’s cookies and nothing else', async () => {
    const { fetch, calls } = fakeFetch(token);
    const { signal } = new AbortController();
    expect(await fetchFrom(fetch, signal)).to.equal('abc');
    expect(calls).to.deep.equal([
      {
        url: url.href,
        init: {
          method: 'POST',
          mode: 'cors',
          body: undefined,
          headers: { Accept: 'application/json' },
          credentials: 'same-origin',
          redirect: 'manual',
          referrerPolicy: 'no-referrer',
          cache: 'no-store',
          signal,
        },
      },
    ]);
  });

  it('uses the global fetch by default', async () => {
    const { fetch, calls } = fakeFetch(token);
    const real = globalThis.fetch;
    globalThis.fetch = fetch;
    try {
      expect(await fetchToken(url, new AbortController().signal)).to.equal('abc');
      expect(calls).to.have.length(1);
    } finally {
      globalThis.fetch = real;
    }
  });

  for (const [status, requests] of [
    [400, 1],
    [401, 1],
    [403, 1],
    [404, 1],
    [407, 1],
    [408, 3],
    [409, 1],
    [428, 1],
    [429, 3],
    [430, 1],
    [499, 1],
    [500, 3],
    [503, 3],
  ] as const) {
    it(`sends ${requests} request(s) if the status is ${status}`, async () => {
      const { fetch, calls } = fakeFetch(withStatus(status));
      const error = await feedError(fetchFrom(fetch));
      expect(factsOf(error)).to.deep.equal({
        code: 'token',
        phase: 'first',
        status,
        messages: [],
        retryable: requests > 1,
      });
      expect(error.message).to.equal(`token-url responded with status ${status}. ${advice}`);
      expect(calls).to.have.length(requests);
    });
  }

  it('returns the token once the server recovers', async () => {
    const { fetch, calls } = fakeFetch(withStatus(503), withStatus(429), token);
    expect(await fetchFrom(fetch)).to.equal('abc');
    expect(calls).to.have.length(3);
  });

  it('does not retry if Retry-After is too long', async () => {
    const { fetch, calls } = fakeFetch(withStatus(429, { 'Retry-After': '3600' }));
    expect(await feedError(fetchFrom(fetch))).to.include({ code: 'token', status: 429 });
    expect(calls).to.have.length(1);
  });

  it('does not follow a redirect', async () => {
    for (const redirect of [withStatus(302), opaqueRedirect]) {
      const error = await feedError(fetchFrom(fakeFetch(redirect).fetch));
      expect(error.message).to.equal(`token-url redirects. ${advice}`);
      expect(error.retryable).to.equal(false);
      expect([302, undefined]).to.include(error.status);
    }
  });

  it('retries without a response, and then rejects with the cause', async () => {
    const { fetch, calls } = fakeFetch();
    const error = await feedError(fetchFrom(fetch));
    expect(error.message).to.equal(`token-url did not respond. ${advice}`);
    expect(error).to.include({ retryable: true, status: undefined });
    expect(error.cause).to.be.instanceOf(TypeError);
    expect(calls).to.have.length(3);
  });

  for (const body of [
    '',
    '{',
    'null',
    '[]',
    '{}',
    '{"access_token": ""}',
    '{"access_token": " "}',
    '{"access_token": 7}',
  ]) {
    it(`rejects a response of ${JSON.stringify(body)} without quoting it`, async () => {
      const { fetch, calls } = fakeFetch(() => new Response(body));
      const error = await feedError(fetchFrom(fetch));
      expect(error.message).to.equal(`token-url sent no access_token. ${advice}`);
      expect(error).to.include({ retryable: false, status: 200, cause: undefined });
      expect(calls).to.have.length(1);
    });
  }

  it('rejects with the reason of the aborted signal', async () => {
    const controller = new AbortController();
    const fetch = async () => {
      controller.abort('left');
      throw new TypeError('Aborted');
    };
    expect(await rejection(fetchFrom(fetch, controller.signal))).to.equal('left');
  });
});

/** How a browser represents a redirect that it does not follow. */
const opaqueRedirect = () =>
  new Proxy(new Response(null), {
    get: (response, name) => {
      if (name === 'status') return 0;
      return name === 'ok' ? false : Reflect.get(response, name, response);
    },
  });
