import { expect } from 'chai';
import type { ActivityQuery, FetchOptions } from '../../src/api/index.js';
import { activityPages, fetchPage } from '../../src/api/index.js';
import { everythingIn, factsOf, feedError, offline, recording, rejection } from './harness.js';

const secret = 'c2VjcmV0LXRva2Vu';

/** The error of a request that is never sent. */
async function refusal(query: ActivityQuery, options: FetchOptions = {}) {
  const { fetch, calls } = recording(offline);
  const error = await feedError(fetchPage(query, { ...options, fetch }));
  expect(calls).to.deep.equal([]);
  expect(factsOf(error)).to.deep.equal({
    code: 'invalid-config',
    phase: 'first',
    status: undefined,
    messages: [],
    retryable: false,
  });
  return error;
}

async function isSent(apiUrl: string, options: FetchOptions = {}) {
  const { fetch, calls } = recording(offline);
  await rejection(fetchPage({ apiUrl }, { ...options, fetch, retries: 0 }));
  return calls.length === 1;
}

describe('an invalid api-url', () => {
  for (const apiUrl of [
    '',
    'stamps.co.id/api/v3',
    '/api/v3',
    'https://',
    'https://[::',
    '//x.id',
  ]) {
    it(`"${apiUrl}" is reported as not being a URL`, async () => {
      expect((await refusal({ apiUrl })).message).to.include(`api-url "${apiUrl}"`);
    });
  }

  for (const apiUrl of ['ftp://x.id/v3', 'file:///v3', 'javascript:alert(1)', 'data:,v3', 'x:1']) {
    it(`"${apiUrl}" is reported as neither http nor https`, async () => {
      expect((await refusal({ apiUrl })).message).to.match(/api-url .*https:/);
    });
  }

  for (const apiUrl of [
    `https://user:${secret}@x.id/v3`,
    `https://${secret}@x.id/v3`,
    `ftp://user:${secret}@x.id/v3`,
  ]) {
    it(`${apiUrl.replace(secret, '…')} has credentials, which the error does not repeat`, async () => {
      const error = await refusal({ apiUrl });
      expect(error.message).to.include('api-url');
      expect(everythingIn(error)).not.to.include(secret);
    });
  }
});

describe('an api-url without encryption', () => {
  for (const apiUrl of [
    'http://stamps.co.id/api/v3',
    'http://192.168.0.10/v3',
    'http://localhost.example.com/v3',
    'http://127.0.0.1.example.com/v3',
    'http://mylocalhost/v3',
    'http://[::2]/v3',
  ]) {
    it(`${apiUrl} is refused if there is a token`, async () => {
      const error = await refusal({ apiUrl }, { token: secret });
      expect(error.message).to.include(new URL(apiUrl).origin);
      expect(everythingIn(error)).not.to.include(secret);
    });
  }

  for (const apiUrl of [
    'https://stamps.co.id/api/v3',
    'http://localhost/v3',
    'http://localhost:3000/v3',
    'http://LOCALHOST/v3',
    'http://shop.localhost/v3',
    'http://127.0.0.1:3000/v3',
    'http://127.1.2.3/v3',
    'http://[::1]:3000/v3',
  ]) {
    it(`${apiUrl} is allowed with a token`, async () => {
      expect(await isSent(apiUrl, { token: secret })).to.equal(true);
    });
  }

  it('is allowed without a token', async () => {
    expect(await isSent('http://intranet.example/v3')).to.equal(true);
  });
});

describe('a token that is not a valid header value', () => {
  for (const [title, options] of [
    ['a line break', { token: `${secret}\n${secret}` }],
    ['a carriage return and a header', { token: `${secret}\r\nX-Evil: 1` }],
    ['a null character', { token: `${secret}\u0000` }],
    ['a character beyond Latin-1', { token: `${secret}€` }],
    ['a type with a line break', { token: secret, tokenType: 'Bearer\nX-Evil:' }],
  ] as const) {
    it(`with ${title} prevents the request, and the error does not repeat the token`, async () => {
      const error = await refusal({ user: 'u' }, options);
      expect(error.message).to.match(/token/);
      expect(error.cause).to.equal(undefined);
      expect(everythingIn(error)).not.to.include(secret);
    });
  }
});

describe('an invalid id', () => {
  for (const id of ['abc', '', ' ', '0', 0, -1, '-1', '1e3', 1.5, '1.5', '2,5', Number.NaN]) {
    it(`${typeof id} "${id}" is refused as a merchant id`, async () => {
      const error = await refusal({ user: 'u', merchantIds: [2, id] });
      expect(error.message).to.include('merchant-ids').and.to.include(`"${id}"`);
    });
  }

  for (const id of [2 ** 53, '9007199254740992', '9'.repeat(30), Infinity]) {
    it(`${typeof id} ${id} is refused as a merchant id because it is too large`, async () => {
      expect((await refusal({ user: 'u', merchantIds: [id] })).message).to.include('merchant-ids');
    });
  }

  for (const id of ['abc', '', '-1', -1, '1e3', 1.5, 2 ** 53, Number.NaN]) {
    it(`${typeof id} "${id}" is refused as olderThan`, async () => {
      const query = { user: 'u', olderThan: id };
      expect((await refusal(query, { phase: 'first' })).message).to.match(/olderThan|older_than/);
    });
  }
});

describe('an invalid configuration', () => {
  it('is reported with the first page of activityPages(), not when it is called', async () => {
    const pages = activityPages({ apiUrl: 'nowhere' });
    expect(await feedError(pages.next())).to.include({ code: 'invalid-config' });
  });

  it('is reported with the phase of the options', async () => {
    const further = { user: 'u', olderThan: 704 };
    const token = 'line\nbreak';
    expect(await feedError(fetchPage(further, { token }))).to.include({ phase: 'more' });
    expect(await feedError(fetchPage(further, { token, phase: 'refresh' }))).to.include({
      phase: 'refresh',
    });
  });
});
