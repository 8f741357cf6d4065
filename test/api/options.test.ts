import { expect } from 'chai';
import type { ActivityQuery, FetchOptions } from '../../src/api/index.js';
import { activityPages, fetchPage } from '../../src/api/index.js';
import { feedError, recording, withoutDelay } from './harness.js';

const empty = async () => Response.json({ activities: [] });

/** Calls `fetchPage` as code without a compiler does. */
function call(query: object, options: object = {}) {
  const { fetch, calls } = recording(empty);
  const page = fetchPage(query as ActivityQuery, { fetch, ...options } as FetchOptions);
  return { page, calls };
}

const invalid: Readonly<Record<string, readonly unknown[]>> = {
  retries: [Number.NaN, -1, 0.5, Number.POSITIVE_INFINITY, '2', null],
  timeout: [0, -5, Number.NaN, null, '1000'],
  fetch: ['fetch', {}, null],
  token: [5, {}, null],
  tokenType: [7, null],
  credentials: ['omit', 'includes', true],
  signal: [{}, 'signal', null],
  phase: ['second', 0],
  onAttempt: [{}, 'log'],
};

describe('an option of fetchPage()', () => {
  for (const [name, values] of Object.entries(invalid)) {
    it(`${name} is refused without a request, and the message names it`, async () => {
      for (const value of values) {
        const { page, calls } = call({ user: 'u' }, { [name]: value });
        const error = await feedError(page);
        expect(error).to.include({ code: 'invalid-config', retryable: false });
        expect(error.message).to.match(new RegExp(`^${name} must be `));
        expect(calls).to.have.lengthOf(0);
      }
    });
  }

  it('may be undefined', async () => {
    const names = Object.keys(invalid).filter((name) => name !== 'fetch');
    const { page } = call(
      { user: 'u' },
      Object.fromEntries(names.map((name) => [name, undefined])),
    );
    expect((await page).complete).to.equal(true);
  });

  for (const timeout of [0.001, 2 ** 31, 1e308, Number.POSITIVE_INFINITY]) {
    it(`timeout ${timeout} is taken, and cut to what a timer takes`, async () => {
      // As a browser does, it ends when the request is aborted.
      const slow: typeof fetch = async (_input, { signal } = {}) => {
        if (timeout < 1) await new Promise((resolve) => signal?.addEventListener('abort', resolve));
        return empty();
      };
      const page = fetchPage({ user: 'u' }, { fetch: slow, timeout, retries: 0 });
      if (timeout < 1) expect(await feedError(page)).to.include({ code: 'timeout' });
      else expect((await page).complete).to.equal(true);
    });
  }

  it('has to be in an object', async () => {
    expect(await feedError(fetchPage(null as never))).to.include({ code: 'invalid-config' });
    expect(await feedError(fetchPage({}, null as never))).to.include({ code: 'invalid-config' });
  });

  it('is checked by activityPages(), too', async () => {
    const first = activityPages({ user: 'u' }, { retries: Number.NaN }).next();
    expect((await feedError(first)).message).to.equal('retries must be a whole number from 0.');
  });
});

describe('retries', () => {
  withoutDelay();

  it('end, however many are allowed', async () => {
    let statuses = 40;
    const fetch = async () =>
      statuses-- > 0 ? new Response('', { status: 503 }) : Response.json({ activities: [] });
    expect((await fetchPage({ user: 'u' }, { fetch, retries: 1e9 })).complete).to.equal(true);
  });
});

describe('a part of the query', () => {
  it('user is trimmed', async () => {
    const { page, calls } = call({ user: ' rina@example.com\n' });
    await page;
    expect(new URL(calls[0]?.url ?? '').searchParams.get('user')).to.equal('rina@example.com');
  });

  it('user is left out if it is blank', async () => {
    const { page, calls } = call({ user: '  ' });
    await page;
    expect(new URL(calls[0]?.url ?? '').search).to.equal('');
  });

  for (const [name, value] of [
    ['user', 62_812_345],
    ['user', { email: 'u' }],
    ['merchantIds', '2,5'],
    ['merchantIds', 5],
  ] as const) {
    it(`${name} is refused if it is ${JSON.stringify(value)}`, async () => {
      const { page, calls } = call({ user: 'u', [name]: value });
      const error = await feedError(page);
      expect(error).to.include({ code: 'invalid-config' });
      expect(error.message).to.match(new RegExp(`^${name} must be `));
      expect(calls).to.have.lengthOf(0);
    });
  }
});
