import { expect } from 'chai';
import type { ActivityQuery, FetchOptions } from '../../src/api/index.js';
import { activitiesUrl, defaultApiUrl, fetchPage } from '../../src/api/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { logOf, offline, recording, rejection } from './harness.js';

/** The URL of the request for a query. */
async function requestOf(query: ActivityQuery, options: FetchOptions = {}) {
  const { fetch, calls } = recording(offline);
  await rejection(fetchPage(query, { ...options, fetch, retries: 0 }));
  expect(calls).to.have.lengthOf(1);
  const { url, init } = calls[0] as (typeof calls)[0];
  return { url, init, headers: new Headers(init.headers) };
}

const urlOf = async (query: ActivityQuery) => (await requestOf(query)).url;

describe('the URL of a request', () => {
  const user = 'customer@stamps.co.id';
  const list = 'https://stamps.co.id/api/v3/activities?user=customer%40stamps.co.id';
  const group =
    'https://stamps.co.id/api/v3/activities/by-merchant-group?user=customer%40stamps.co.id';

  for (const [title, query, url] of [
    ['the list', {}, list],
    ['activities older than an id', { olderThan: 704 }, `${list}&older_than=704`],
    ['activities older than 0', { olderThan: 0 }, `${list}&older_than=0`],
    [
      'activities older than an id beyond 2⁵³',
      { olderThan: '9007199254740993' },
      `${list}&older_than=9007199254740993`,
    ],
    ['the list of a merchant group', { merchantGroup: true }, group],
    ['a merchant group with an empty filter', { merchantGroup: true, merchantIds: [] }, group],
    ['an empty filter', { merchantGroup: false, merchantIds: [] }, list],
    ['one merchant', { merchantIds: [2] }, `${group}&merchant_id=2`],
    [
      'several merchants, one parameter each, in order',
      { merchantIds: [5, 2, '11'] },
      `${group}&merchant_id=5&merchant_id=2&merchant_id=11`,
    ],
    [
      'ids as strings, reduced to their digits',
      { merchantIds: ['002', ' 5 '], olderThan: '0704' },
      `${group}&merchant_id=2&merchant_id=5&older_than=704`,
    ],
    [
      'merchants without a merchant group',
      { merchantGroup: false, merchantIds: [2] },
      `${group}&merchant_id=2`,
    ],
    [
      'all parameters',
      { merchantGroup: true, merchantIds: [2, 5], olderThan: '704' },
      `${group}&merchant_id=2&merchant_id=5&older_than=704`,
    ],
  ] satisfies [string, Omit<ActivityQuery, 'user'>, string][]) {
    it(`is correct for ${title}`, async () => {
      expect(await urlOf({ user, ...query })).to.equal(url);
    });
  }

  it('treats a null filter, as in JSON settings, as no filter', async () => {
    const query: ActivityQuery = JSON.parse('{"merchantIds": null, "merchantGroup": null}');
    expect(await urlOf({ ...query, user })).to.equal(list);
  });

  it('is also returned by activitiesUrl()', () => {
    expect(activitiesUrl({ user, merchantIds: [2] }).href).to.equal(`${group}&merchant_id=2`);
  });

  it('has no user if there is none, because a proxy adds it', async () => {
    expect(await urlOf({})).to.equal(`${defaultApiUrl}/activities`);
    expect(await urlOf({ user: '' })).to.equal(`${defaultApiUrl}/activities`);
  });
});

describe('the user of a request', () => {
  for (const [user, encoded] of [
    ['+6281234567801', '%2B6281234567801'],
    ['a+b@x.id', 'a%2Bb%40x.id'],
    ['a b', 'a+b'],
    ['siti&older_than=1', 'siti%26older_than%3D1'],
    ['siti#?/%25', 'siti%23%3F%2F%2525'],
    ['élan İ 😀', '%C3%A9lan+%C4%B0+%F0%9F%98%80'],
  ] as const) {
    it(`"${user}" is encoded`, async () => {
      expect(await urlOf({ user })).to.equal(`${defaultApiUrl}/activities?user=${encoded}`);
    });

    it(`"${user}" arrives unchanged at the server`, async () => {
      const api = sandboxApi();
      await rejection(fetchPage({ apiUrl: api.url, user }));
      const [request] = await api.requests();
      const params = [...new URLSearchParams(request?.search)];
      expect(params).to.deep.equal([['user', user]]);
    });
  }

  it('may be a mobile number', async () => {
    const query = { apiUrl: sandboxApi().url, user: '+6281234567805' };
    const page = await fetchPage(query, { token: await accessToken() });
    expect(page).to.deep.equal(
      await fetchPage({ ...query, user: members.one }, { token: await accessToken() }),
    );
    expect(page.activities).to.have.lengthOf(1);
  });
});

describe('the base URL of a request', () => {
  for (const [apiUrl, url] of [
    ['https://x.example', 'https://x.example/activities?user=u'],
    ['https://x.example/', 'https://x.example/activities/?user=u'],
    ['https://x.example?k=/', 'https://x.example/activities?k=/&user=u'],
    ['https://x.example/v1', 'https://x.example/v1/activities?user=u'],
    ['https://x.example/v1/', 'https://x.example/v1/activities/?user=u'],
    ['https://x.example/v1///', 'https://x.example/v1/activities/?user=u'],
    ['https://x.example:8443/v1#top', 'https://x.example:8443/v1/activities?user=u'],
    [
      'https://x.example/wp-json/stamps/v1?_wpnonce=a1b2',
      'https://x.example/wp-json/stamps/v1/activities?_wpnonce=a1b2&user=u',
    ],
    [
      'https://x.example/v1/?lang=id&k=1&k=2%2F3',
      'https://x.example/v1/activities/?lang=id&k=1&k=2%2F3&user=u',
    ],
  ] as const) {
    it(`keeps the query string and trailing slash of ${apiUrl}`, async () => {
      expect(await urlOf({ apiUrl, user: 'u' })).to.equal(url);
    });
  }

  it('may be a URL object, which is not mutated', async () => {
    const apiUrl = new URL('https://x.example/v1?k=1#top');
    expect(await urlOf({ apiUrl, merchantIds: [2] })).to.equal(
      'https://x.example/v1/activities/by-merchant-group?k=1&merchant_id=2',
    );
    expect(apiUrl.href).to.equal('https://x.example/v1?k=1#top');
  });

  it('works for both endpoints of the sandbox', async () => {
    const api = sandboxApi();
    const options = { token: await accessToken() };
    await fetchPage({ apiUrl: api.url, user: members.one }, options);
    await fetchPage({ apiUrl: api.url, user: members.one, merchantIds: [2, 5] }, options);
    const log = await api.requests();
    expect(log.map(({ method, path, search }) => [method, path, search])).to.deep.equal([
      ['GET', '/api/v3/activities', '?user=one%40example.com'],
      [
        'GET',
        '/api/v3/activities/by-merchant-group',
        '?user=one%40example.com&merchant_id=2&merchant_id=5',
      ],
    ]);
  });
});

describe('the headers and options of a request', () => {
  const query = { user: 'u' };

  it('include a bearer token', async () => {
    const { headers } = await requestOf(query, { token: 'abc.def-ghi_j' });
    expect(headers.get('Authorization')).to.equal('Bearer abc.def-ghi_j');
  });

  it('include another token type', async () => {
    const { headers } = await requestOf(query, { token: 'abc', tokenType: 'Token' });
    expect(headers.get('Authorization')).to.equal('Token abc');
  });

  it('include no Authorization without a token', async () => {
    for (const options of [{}, { token: '' }, { tokenType: 'Token' }]) {
      const { headers } = await requestOf(query, options);
      expect([...headers]).to.deep.equal([['accept', 'application/json']]);
    }
  });

  it('arrive at the server: the scheme with a token, nothing without one', async () => {
    const api = sandboxApi();
    await fetchPage({ apiUrl: api.url, user: members.one }, { token: await accessToken() });
    await rejection(fetchPage({ apiUrl: api.url, user: members.one }));
    const log = await logOf(api);
    expect(log.map(({ authorization, status }) => [authorization, status])).to.deep.equal([
      ['Bearer', 200],
      [null, 401],
    ]);
  });

  it('exclude cookies of other origins, redirects, the referrer and the cache', async () => {
    const { init } = await requestOf(query);
    const { headers: _, signal, ...rest } = init;
    expect(rest).to.deep.equal({
      method: 'GET',
      mode: 'cors',
      body: undefined,
      credentials: 'same-origin',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    expect(signal).to.be.instanceOf(AbortSignal);
  });

  it('exclude the Referer header', async () => {
    const api = sandboxApi();
    await fetchPage({ apiUrl: api.url, user: members.one }, { token: await accessToken() });
    expect((await logOf(api))[0]).to.include({ referer: null });
  });
});

describe('the fetch function of a request', () => {
  it('is called as a plain function', async () => {
    const owners: unknown[] = [];
    const options = {
      fetch(this: unknown) {
        // `this` is undefined in a module, and the global object in a script.
        owners.push(this ?? globalThis);
        return offline('');
      },
      retries: 0,
    };
    await rejection(fetchPage({ user: 'u' }, options));
    expect(owners.map((owner) => owner === globalThis)).to.deep.equal([true]);
  });

  it('is the current global fetch, read for each attempt', async () => {
    const original = globalThis.fetch;
    const used: string[] = [];
    const second: typeof fetch = () => {
      used.push('second');
      return offline('');
    };
    const first: typeof fetch = () => {
      used.push('first');
      globalThis.fetch = second;
      return offline('');
    };
    globalThis.fetch = first;
    try {
      await rejection(fetchPage({ user: 'u' }, { retries: 1 }));
      await rejection(fetchPage({ user: 'u' }, { retries: 0 }));
    } finally {
      globalThis.fetch = original;
    }
    expect(used).to.deep.equal(['first', 'second', 'second']);
  });
});
