import { expect } from 'chai';
import type { ActivityQuery, FetchOptions } from '../../src/api/index.js';
import { activitiesUrl, defaultApiUrl, fetchPage } from '../../src/api/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { logOf, offline, recording, rejection } from './harness.js';

/** The only request that a query makes. */
async function requestOf(query: ActivityQuery, options: FetchOptions = {}) {
  const { fetch, calls } = recording(offline);
  await rejection(fetchPage(query, { ...options, fetch, retries: 0 }));
  expect(calls).to.have.lengthOf(1);
  const { url, init } = calls[0] as (typeof calls)[0];
  return { url, init, headers: new Headers(init.headers) };
}

const urlOf = async (query: ActivityQuery) => (await requestOf(query)).url;

describe('request: the documented URLs', () => {
  const user = 'customer@stamps.co.id';
  const list = 'https://stamps.co.id/api/v3/activities?user=customer%40stamps.co.id';
  const group =
    'https://stamps.co.id/api/v3/activities/by-merchant-group?user=customer%40stamps.co.id';

  for (const [title, query, url] of [
    ['the list', {}, list],
    ['what is older than an activity', { olderThan: 704 }, `${list}&older_than=704`],
    ['older than activity 0', { olderThan: 0 }, `${list}&older_than=0`],
    [
      'older than an id beyond 2⁵³',
      { olderThan: '9007199254740993' },
      `${list}&older_than=9007199254740993`,
    ],
    ['the list of a merchant group', { merchantGroup: true }, group],
    ['an empty filter of a merchant group', { merchantGroup: true, merchantIds: [] }, group],
    ['an empty filter', { merchantGroup: false, merchantIds: [] }, list],
    ['one merchant', { merchantIds: [2] }, `${group}&merchant_id=2`],
    [
      'merchants, one parameter each, in their order',
      { merchantIds: [5, 2, '11'] },
      `${group}&merchant_id=5&merchant_id=2&merchant_id=11`,
    ],
    [
      'ids as text by their digits alone',
      { merchantIds: ['002', ' 5 '], olderThan: '0704' },
      `${group}&merchant_id=2&merchant_id=5&older_than=704`,
    ],
    [
      'merchants, although no group is asked for',
      { merchantGroup: false, merchantIds: [2] },
      `${group}&merchant_id=2`,
    ],
    [
      'everything at once',
      { merchantGroup: true, merchantIds: [2, 5], olderThan: '704' },
      `${group}&merchant_id=2&merchant_id=5&older_than=704`,
    ],
  ] satisfies [string, Omit<ActivityQuery, 'user'>, string][]) {
    it(`asks for ${title}`, async () => {
      expect(await urlOf({ user, ...query })).to.equal(url);
    });
  }

  it('takes a filter of null, as settings in JSON have it, for none', async () => {
    const query: ActivityQuery = JSON.parse('{"merchantIds": null, "merchantGroup": null}');
    expect(await urlOf({ ...query, user })).to.equal(list);
  });

  it('are given by activitiesUrl too', () => {
    expect(activitiesUrl({ user, merchantIds: [2] }).href).to.equal(`${group}&merchant_id=2`);
  });

  it('have no user if there is none: a proxy knows it', async () => {
    expect(await urlOf({})).to.equal(`${defaultApiUrl}/activities`);
    expect(await urlOf({ user: '' })).to.equal(`${defaultApiUrl}/activities`);
  });
});

describe('request: a user of any characters', () => {
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

    it(`"${user}" arrives as it is`, async () => {
      const api = sandboxApi();
      await rejection(fetchPage({ apiUrl: api.url, user }));
      const [request] = await api.requests();
      const params = [...new URLSearchParams(request?.search)];
      expect(params).to.deep.equal([['user', user]]);
    });
  }

  it('may be a mobile number: its member’s page comes', async () => {
    const query = { apiUrl: sandboxApi().url, user: '+6281234567805' };
    const page = await fetchPage(query, { token: await accessToken() });
    expect(page).to.deep.equal(
      await fetchPage({ ...query, user: members.one }, { token: await accessToken() }),
    );
    expect(page.activities).to.have.lengthOf(1);
  });
});

describe('request: the base URL', () => {
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
    it(`${apiUrl} is kept, its query string and trailing slash included`, async () => {
      expect(await urlOf({ apiUrl, user: 'u' })).to.equal(url);
    });
  }

  it('may be a URL object, which stays as it was', async () => {
    const apiUrl = new URL('https://x.example/v1?k=1#top');
    expect(await urlOf({ apiUrl, merchantIds: [2] })).to.equal(
      'https://x.example/v1/activities/by-merchant-group?k=1&merchant_id=2',
    );
    expect(apiUrl.href).to.equal('https://x.example/v1?k=1#top');
  });

  it('leads to both endpoints of the sandbox', async () => {
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

describe('request: what is sent with it', () => {
  const query = { user: 'u' };

  it('is a token of the type Bearer', async () => {
    const { headers } = await requestOf(query, { token: 'abc.def-ghi_j' });
    expect(headers.get('Authorization')).to.equal('Bearer abc.def-ghi_j');
  });

  it('is a token of a type of one’s own', async () => {
    const { headers } = await requestOf(query, { token: 'abc', tokenType: 'Token' });
    expect(headers.get('Authorization')).to.equal('Token abc');
  });

  it('is no Authorization without a token', async () => {
    for (const options of [{}, { token: '' }, { tokenType: 'Token' }]) {
      const { headers } = await requestOf(query, options);
      expect([...headers]).to.deep.equal([['accept', 'application/json']]);
    }
  });

  it('arrives: the scheme with a token, nothing without one', async () => {
    const api = sandboxApi();
    await fetchPage({ apiUrl: api.url, user: members.one }, { token: await accessToken() });
    await rejection(fetchPage({ apiUrl: api.url, user: members.one }));
    const log = await logOf(api);
    expect(log.map(({ authorization, status }) => [authorization, status])).to.deep.equal([
      ['Bearer', 200],
      [null, 401],
    ]);
  });

  it('is said to fetch: no cookies elsewhere, no redirects, no referrer, no cache', async () => {
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

  it('is no referrer on the wire', async () => {
    const api = sandboxApi();
    await fetchPage({ apiUrl: api.url, user: members.one }, { token: await accessToken() });
    expect((await logOf(api))[0]).to.include({ referer: null });
  });
});

describe('request: the fetch that is used', () => {
  it('is called unbound: as a plain function', async () => {
    const owners: unknown[] = [];
    const options = {
      fetch(this: unknown) {
        // A function of a module gets `undefined`, one of a script the global object.
        owners.push(this ?? globalThis);
        return offline('');
      },
      retries: 0,
    };
    await rejection(fetchPage({ user: 'u' }, options));
    expect(owners.map((owner) => owner === globalThis)).to.deep.equal([true]);
  });

  it('is the global one of the moment, looked up at each try', async () => {
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
