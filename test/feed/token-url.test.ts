import { expect } from 'chai';
import { fetchToken, resolveTokenUrl } from '../../src/feed/token/token-url.js';
import { factsOf, feedError, rejection, replaced, thrown } from '../api/harness.js';

const origin = 'https://shop.example';
const url = new URL('/token', origin);
const advice = 'It has to respond to a POST with {"access_token": "…"}.';

/** A fetch that answers with these, one after the other. */
function answering(...answers: readonly (() => Response)[]) {
  const calls: { url: unknown; init: RequestInit | undefined }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    calls.push({ url: input, init });
    const answer = answers[Math.min(calls.length, answers.length) - 1];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  };
  return { fetch, calls };
}

const ask = (fetch: typeof globalThis.fetch, signal = new AbortController().signal) =>
  fetchToken(url, signal, fetch);
const withStatus = (status: number, headers?: Record<string, string>) => () =>
  new Response('{"access_token": "no"}', { status, headers });
const token = () => Response.json({ access_token: 'abc' });

describe('where token-url leads', () => {
  it('is a path of the page’s own origin', () => {
    expect(resolveTokenUrl('token?x=1', `${origin}/shop/`, origin).href).to.equal(
      `${origin}/shop/token?x=1`,
    );
    expect(resolveTokenUrl('/t', 'http://localhost:8080/', 'http://localhost:8080').href).to.equal(
      'http://localhost:8080/t',
    );
  });

  for (const [tokenUrl, from, problem] of [
    ['http://[', origin, 'is not a URL'],
    [
      'http://shop.example/t',
      origin,
      'is on http://shop.example, but it has to be on the origin of this document',
    ],
    ['https://else.example/t', origin, 'is on https://else.example, but it has to be on'],
    ['/t', 'http://shop.example', 'is not https, so others could read the token'],
  ] as const) {
    it(`is refused: ${tokenUrl} on ${from}`, async () => {
      const error = await thrown(() => resolveTokenUrl(tokenUrl, from, from));
      expect(error.code).to.equal('invalid-config');
      expect(error.message).to.contain(`token-url "${tokenUrl}" ${problem}`);
      expect(error.message).to.contain('Give a path of your own site, such as "/stamps-token".');
    });
  }
});

describe('token-url', () => {
  replaced(Math, 'random', () => 0);

  it('is asked by POST with the page’s session, and nothing else', async () => {
    const { fetch, calls } = answering(token);
    const { signal } = new AbortController();
    expect(await ask(fetch, signal)).to.equal('abc');
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

  it('is asked by the page’s fetch, unless there is another', async () => {
    const { fetch, calls } = answering(token);
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
    it(`that answers ${status} is asked ${requests} time(s)`, async () => {
      const { fetch, calls } = answering(withStatus(status));
      const error = await feedError(ask(fetch));
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

  it('that recovers gives its token', async () => {
    const { fetch, calls } = answering(withStatus(503), withStatus(429), token);
    expect(await ask(fetch)).to.equal('abc');
    expect(calls).to.have.length(3);
  });

  it('that asks to wait longer than anybody would is not asked again', async () => {
    const { fetch, calls } = answering(withStatus(429, { 'Retry-After': '3600' }));
    expect(await feedError(ask(fetch))).to.include({ code: 'token', status: 429 });
    expect(calls).to.have.length(1);
  });

  it('that redirects is not followed', async () => {
    for (const redirect of [withStatus(302), opaque]) {
      const error = await feedError(ask(answering(redirect).fetch));
      expect(error.message).to.equal(`token-url redirects. ${advice}`);
      expect(error.retryable).to.equal(false);
      expect([302, undefined]).to.include(error.status);
    }
  });

  it('that gives no answer is asked again, and then an error with its cause', async () => {
    const { fetch, calls } = answering();
    const error = await feedError(ask(fetch));
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
    it(`that answers ${JSON.stringify(body)} gave no token, and quotes nothing`, async () => {
      const { fetch, calls } = answering(() => new Response(body));
      const error = await feedError(ask(fetch));
      expect(error.message).to.equal(`token-url sent no access_token. ${advice}`);
      expect(error).to.include({ retryable: false, status: 200, cause: undefined });
      expect(calls).to.have.length(1);
    });
  }

  it('is given up with its signal’s reason', async () => {
    const controller = new AbortController();
    const fetch = async () => {
      controller.abort('left');
      throw new TypeError('Aborted');
    };
    expect(await rejection(ask(fetch, controller.signal))).to.equal('left');
  });
});

/** What a browser makes of a redirect that is not followed. */
const opaque = () =>
  new Proxy(new Response(null), {
    get: (response, name) => {
      if (name === 'status') return 0;
      return name === 'ok' ? false : Reflect.get(response, name, response);
    },
  });
