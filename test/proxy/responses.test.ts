import { expect } from 'chai';
import { faultStatuses } from '../../src/sandbox/index.js';
import { raw, startProxy, stubFetch } from './harness.js';

/** The headers of every response. */
const commonHeaders = {
  'cache-control': 'private, no-store',
  vary: 'Cookie',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** Headers that Node's server adds, and those that differ between requests. */
const otherHeaders =
  /^(connection|content-length|date|keep-alive|transfer-encoding|x-request-id|ratelimit-.*)$/;

const proxyHeaders = ({ headers }: Awaited<ReturnType<typeof raw>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !otherHeaders.test(name)));

describe('the proxy: response headers', () => {
  it('do not depend on the headers of Stamps', async () => {
    const forged = {
      'Set-Cookie': 'session=b',
      'Access-Control-Allow-Origin': '*',
      'Content-Type': 'text/html',
      'Cache-Control': 'public, max-age=9',
      Location: 'https://evil.example',
      'Stamps-Member-Key': 'forged',
      'X-Powered-By': 'Stamps',
    };
    const { fetch } = stubFetch(() => new Response('{"activities":[]}', { headers: forged }));
    const { get } = await startProxy({ fetch });
    const response = await get();
    const { 'stamps-member-key': key, ...rest } = proxyHeaders(response);
    expect(key).to.match(/^[\w-]{22}$/);
    expect(rest).to.deep.equal({ ...commonHeaders, 'content-type': 'application/json' });
    expect(response.text).to.equal('{"activities":[]}');
  });

  it('are the same for 401, 403, 404 and 405', async () => {
    const { origin, get } = await startProxy();
    for (const response of [
      await get('', { cookie: '' }),
      await raw(origin, '/stamps/members'),
      await get('', { method: 'POST' }),
      await get('', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    ]) {
      expect(response.status).to.be.at.least(400);
      expect(proxyHeaders(response)).to.include({
        ...commonHeaders,
        'content-type': 'application/json',
      });
      expect(JSON.parse(response.text).detail).to.be.a('string');
    }
  });

  it('are the same for HEAD as for GET', async () => {
    const { get } = await startProxy();
    const [head, whole] = [await get('', { method: 'HEAD' }), await get()];
    expect(head.status).to.equal(200);
    expect(head.text).to.equal('');
    expect(proxyHeaders(head)).to.deep.equal(proxyHeaders(whole));
    expect((await get('', { method: 'HEAD', cookie: '' })).status).to.equal(401);
  });

  it('list the methods for OPTIONS, without any CORS header', async () => {
    const { origin, get, requestedUsers } = await startProxy();
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' };
    const response = await get('', { method: 'OPTIONS', cookie: '', headers });
    expect(response.status).to.equal(204);
    expect(proxyHeaders(response)).to.deep.equal({ ...commonHeaders, allow: 'GET, HEAD, OPTIONS' });
    expect((await raw(origin, '/stamps', { method: 'OPTIONS' })).status).to.equal(404);
    expect(await requestedUsers()).to.deep.equal([]);
  });
});

describe('the proxy: errors of Stamps', () => {
  for (const status of faultStatuses.filter((it) => it !== 401 && it !== 403)) {
    it(`passes on ${status} with a JSON body`, async () => {
      const { get, errors } = await startProxy({}, { status, retryAfter: '7' });
      const response = await get();
      expect(response.status).to.equal(status);
      const body = JSON.parse(response.text);
      expect(body.detail).to.be.a('string');
      // A gateway's HTML is replaced by JSON.
      const isHtml = status === 502 || status === 504;
      if (isHtml)
        expect(body).to.deep.equal({ detail: 'Stamps is not available. Try again later.' });
      if (status === 404) expect(body.errors).to.deep.equal([{ user: 'Member not found.' }]);
      expect(proxyHeaders(response)).to.include({
        'retry-after': '7',
        'content-type': 'application/json',
      });
      const serverCode = status >= 500 ? 'server' : undefined;
      const code = status === 429 ? 'rate-limited' : serverCode;
      expect(errors.map((error) => [error.code, error.status])).to.deep.equal(
        code ? [[code, status]] : [],
      );
    });
  }

  it('passes on a date in Retry-After in seconds, measured against the Date of the response', async () => {
    const date = Date.parse('2031-05-06T07:08:09Z');
    const dates = {
      Date: new Date(date).toUTCString(),
      'Retry-After': new Date(date + 90_000).toUTCString(),
    };
    const { fetch } = stubFetch(() => Response.json({}, { status: 503, headers: dates }));
    const { get } = await startProxy({ fetch });
    expect((await get()).headers['retry-after']).to.equal('90');
  });

  it('holds further requests back until the Retry-After of a 429 is over', async () => {
    let now = 0;
    const realNow = performance.now;
    performance.now = () => now;
    try {
      const headers = { 'Retry-After': '7' };
      const { fetch, calls } = stubFetch(
        () => Response.json({}, { status: 429, headers }),
        () => Response.json({ activities: [] }),
      );
      const { get } = await startProxy({ fetch });
      expect((await get()).status).to.equal(429);
      now += 2_500;
      const response = await get('', { cookie: 'session=b' });
      expect([response.status, response.headers['retry-after']]).to.deep.equal([429, '5']);
      expect(calls).to.have.length(1);
      now += 4_500;
      expect((await get()).status).to.equal(200);
    } finally {
      performance.now = realNow;
    }
  });

  const odd: readonly (readonly [number, string, string, number])[] = [
    [204, '', 'invalid-response', 502],
    [304, '', 'invalid-response', 502],
    [301, '', 'redirected', 502],
    [408, '{}', 'timeout', 408],
    [429, '{}', 'rate-limited', 429],
    [503, '{}', 'server', 503],
    [403, '<html>', 'invalid-response', 502],
  ];
  for (const [status, body, code, passedOn] of odd) {
    it(`reports ${status} with "${body}" as ${code}, and responds with ${passedOn}`, async () => {
      const headers = { 'Content-Type': body.startsWith('<') ? 'text/html' : 'application/json' };
      const { fetch, calls } = stubFetch(() => new Response(body || null, { status, headers }));
      const reasons: string[] = [];
      const getToken = (reason: string) => `token-${reasons.push(reason)}`;
      const { get, errors } = await startProxy({ fetch, getToken });
      expect((await get()).status).to.equal(passedOn);
      expect(errors.map((error) => [error.code, error.status])).to.deep.equal([[code, status]]);
      // None of them is about the token.
      expect([calls.length, reasons]).to.deep.equal([1, ['initial']]);
    });
  }

  it('tells a firewall from a refused token', async () => {
    const headers = { 'Content-Type': 'text/html; charset=UTF-8' };
    const { fetch } = stubFetch(() => new Response('<h1>Blocked</h1>', { status: 403, headers }));
    const { get, errors } = await startProxy({ fetch });
    await get();
    expect(errors[0]?.message).to.match(/^Stamps responded with status 403, with an HTML page/);
  });

  const retryAfterValues: Readonly<Record<string, boolean>> = {
    '0': true,
    '120': true,
    '-1': false,
    '1.5': false,
    soon: false,
    '99999999999999': false,
    '7, evil': false,
  };
  for (const [value, isPassed] of Object.entries(retryAfterValues)) {
    it(`${isPassed ? 'passes on' : 'drops'} Retry-After: ${value}`, async () => {
      const { get } = await startProxy({}, { status: 429, retryAfter: value });
      expect((await get()).headers['retry-after']).to.equal(isPassed ? value : undefined);
    });
  }
});
