import { expect } from 'chai';
import { faultStatuses } from '../../src/sandbox/index.js';
import { answering, raw, startProxy } from './harness.js';

/** What every answer has. */
const fixed = {
  'cache-control': 'private, no-store',
  vary: 'Cookie',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** Headers that Node's server writes itself. */
const transport = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

const own = ({ headers }: Awaited<ReturnType<typeof raw>>) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !transport.includes(name)));

describe('the proxy: answers', () => {
  it('have these headers and no other one, whatever Stamps sends', async () => {
    const forged = {
      'Set-Cookie': 'session=b',
      'Access-Control-Allow-Origin': '*',
      'Content-Type': 'text/html',
      'Cache-Control': 'public, max-age=9',
      Location: 'https://evil.example',
      'Stamps-Member-Key': 'forged',
      'X-Powered-By': 'Stamps',
    };
    const { fetch } = answering(() => new Response('{"activities":[]}', { headers: forged }));
    const { get } = await startProxy({ fetch });
    const answer = await get();
    const { 'stamps-member-key': key, ...rest } = own(answer);
    expect(key).to.match(/^[\w-]{22}$/);
    expect(rest).to.deep.equal({ ...fixed, 'content-type': 'application/json' });
    expect(answer.text).to.equal('{"activities":[]}');
  });

  it('have them too where nobody is signed in, nothing is found or the method is wrong', async () => {
    const { origin, get } = await startProxy();
    for (const answer of [
      await get('', { cookie: '' }),
      await raw(origin, '/stamps/members'),
      await get('', { method: 'POST' }),
      await get('', { headers: { 'Sec-Fetch-Site': 'cross-site' } }),
    ]) {
      expect(answer.status).to.be.at.least(400);
      expect(own(answer)).to.include({ ...fixed, 'content-type': 'application/json' });
      expect(JSON.parse(answer.text).detail).to.be.a('string');
    }
  });

  it('HEAD is GET without a body', async () => {
    const { get } = await startProxy();
    const [head, whole] = [await get('', { method: 'HEAD' }), await get()];
    expect(head.status).to.equal(200);
    expect(head.text).to.equal('');
    expect(own(head)).to.deep.equal(own(whole));
    expect((await get('', { method: 'HEAD', cookie: '' })).status).to.equal(401);
  });

  it('OPTIONS says which methods there are, and shares nothing with other origins', async () => {
    const { origin, get, asked } = await startProxy();
    const headers = { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'GET' };
    const answer = await get('', { method: 'OPTIONS', cookie: '', headers });
    expect(answer.status).to.equal(204);
    expect(own(answer)).to.deep.equal({ ...fixed, allow: 'GET, HEAD, OPTIONS' });
    expect((await raw(origin, '/stamps', { method: 'OPTIONS' })).status).to.equal(404);
    expect(await asked()).to.deep.equal([]);
  });
});

describe('the proxy: errors of Stamps', () => {
  for (const status of faultStatuses.filter((it) => it !== 401 && it !== 403)) {
    it(`${status} keeps its status and its shape`, async () => {
      const { get, errors } = await startProxy({}, { status, retryAfter: '7' });
      const answer = await get();
      expect(answer.status).to.equal(status);
      const body = JSON.parse(answer.text);
      expect(body.detail).to.be.a('string');
      // A gateway's own page is no answer for a feed.
      const isPage = status === 502 || status === 504;
      if (isPage)
        expect(body).to.deep.equal({ detail: 'Stamps cannot answer now. Try again later.' });
      if (status === 404) expect(body.errors).to.deep.equal([{ user: 'Member not found.' }]);
      expect(own(answer)).to.include({ 'retry-after': '7', 'content-type': 'application/json' });
      const code = status === 429 ? 'rate-limited' : status >= 500 ? 'server' : undefined;
      expect(errors.map((error) => [error.code, error.status])).to.deep.equal(
        code ? [[code, status]] : [],
      );
    });
  }

  const waits: Readonly<Record<string, boolean>> = {
    '0': true,
    '120': true,
    'Wed, 21 Oct 2026 07:28:00 GMT': true,
    '-1': false,
    '1.5': false,
    soon: false,
    '99999999999999': false,
    '7, evil': false,
  };
  for (const [value, isPassed] of Object.entries(waits)) {
    it(`Retry-After ${value} is ${isPassed ? '' : 'not '}passed on`, async () => {
      const { get } = await startProxy({}, { status: 429, retryAfter: value });
      expect((await get()).headers['retry-after']).to.equal(isPassed ? value : undefined);
    });
  }
});
