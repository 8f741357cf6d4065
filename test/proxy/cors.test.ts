import { expect } from 'chai';
import { raw, startProxy } from './harness.js';

const shop = 'https://shop.example';
const allowedOrigins = [shop, 'https://m.shop.example:8443', 'http://localhost:3000'];

const corsHeaders = (headers: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => /^access-control/.test(name)));

const allowed = (origin: string) => ({
  'access-control-allow-origin': origin,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Stamps-Member-Key, Retry-After',
});

describe('the proxy: allowedOrigins', () => {
  it('allows pages of these origins to read the response, with cookies', async () => {
    const { get } = await startProxy({ allowedOrigins });
    for (const origin of allowedOrigins) {
      const headers = { Origin: origin, 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' };
      const response = await get('', { headers });
      expect(response.status).to.equal(200);
      expect(corsHeaders(response.headers)).to.deep.equal(allowed(origin));
      expect(response.headers.vary).to.equal('Cookie, Origin');
      expect(response.headers['cross-origin-resource-policy']).to.equal('cross-origin');
    }
  });

  it('allows them to read errors, too', async () => {
    const { origin, get } = await startProxy(
      { allowedOrigins, requestsPerMinute: 2 },
      { status: 503 },
    );
    const headers = { Origin: shop };
    const responses = [
      await get('', { headers }),
      await get('?older_than=x', { headers }),
      await get('', { headers }),
      await get('', { headers, cookie: '' }),
      await get('', { headers, method: 'POST' }),
      await raw(origin, '/stamps/members', { headers }),
    ];
    expect(responses.map(({ status }) => status)).to.deep.equal([503, 400, 429, 401, 405, 404]);
    for (const response of responses) {
      expect(corsHeaders(response.headers)).to.deep.equal(allowed(shop));
    }
  });

  it('answers their preflights without a session', async () => {
    const { get, requestedUsers } = await startProxy({ allowedOrigins });
    const preflight = (names: string) =>
      get('', {
        method: 'OPTIONS',
        cookie: '',
        headers: {
          Origin: shop,
          'Sec-Fetch-Site': 'cross-site',
          'Access-Control-Request-Method': 'GET',
          ...(names && { 'Access-Control-Request-Headers': names }),
        },
      });
    const response = await preflight('traceparent,x-request-id');
    expect(response.status).to.equal(204);
    expect(corsHeaders(response.headers)).to.deep.equal({
      ...allowed(shop),
      'access-control-allow-methods': 'GET, HEAD',
      'access-control-allow-headers': 'traceparent,x-request-id',
      'access-control-max-age': '600',
    });
    for (const names of ['', 'x y(z)', 'a'.repeat(1_001)]) {
      const { headers } = await preflight(names);
      expect(headers['access-control-allow-origin']).to.equal(shop);
      expect(headers['access-control-allow-headers']).to.equal(undefined);
    }
    expect(await requestedUsers()).to.deep.equal([]);
  });

  const others = [
    'https://shop.example:444',
    'http://shop.example',
    'https://shop.example.evil.example',
    'https://evilshop.example',
    'https://www.shop.example',
    'https://shop.example/',
    'HTTPS://SHOP.EXAMPLE',
    'https://shop.example, https://evil.example',
    'https://evil.example https://shop.example',
    'https://m.shop.example',
    'http://127.0.0.1:3000',
    'null',
    '*',
    '',
  ];
  for (const origin of others) {
    it(`allows nothing to the origin "${origin}"`, async () => {
      const { get, requestedUsers } = await startProxy({ allowedOrigins });
      for (const method of ['GET', 'HEAD', 'OPTIONS']) {
        const headers = {
          Origin: origin,
          'Sec-Fetch-Site': 'cross-site',
          'Access-Control-Request-Method': 'GET',
          'Access-Control-Request-Headers': 'x-a',
        };
        const response = await get('', { method, headers });
        expect(response.status).to.equal(method === 'OPTIONS' ? 204 : 403);
        expect(corsHeaders(response.headers)).to.deep.equal({});
        expect(response.headers.vary).to.equal('Cookie, Origin');
        expect(response.headers['cross-origin-resource-policy']).to.equal('same-origin');
      }
      expect(await requestedUsers()).to.deep.equal([]);
    });
  }

  it('refuses navigations and embeddings by other sites, which have no Origin', async () => {
    const { get, requestedUsers } = await startProxy({ allowedOrigins });
    for (const mode of ['navigate', 'no-cors']) {
      const headers = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': mode };
      expect((await get('', { headers })).status).to.equal(403);
    }
    expect(await requestedUsers()).to.deep.equal([]);
  });

  it('leaves requests of the own origin as they are', async () => {
    const { get } = await startProxy({ allowedOrigins });
    const response = await get('', { headers: { 'Sec-Fetch-Site': 'same-origin' } });
    expect(response.status).to.equal(200);
    expect(corsHeaders(response.headers)).to.deep.equal({});
    expect(response.headers['cross-origin-resource-policy']).to.equal('same-origin');
  });
});
