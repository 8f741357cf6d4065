import { expect } from 'chai';
import type { ActivityQuery } from '../../src/api/index.js';
import { identityKey } from '../../src/feed/identity.js';
import { thrown } from '../api/harness.js';
import { accessToken } from '../support/sandbox-client.js';

const base64url = (text: string) =>
  btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
/** A token that nobody signed. */
const jwt = (payload: unknown) => `e30.${base64url(JSON.stringify(payload))}.c2lnbmF0dXJl`;

const apiUrl = 'https://x.example/v1?lang=id';
const query: ActivityQuery = { apiUrl, user: 'rina@example.com', merchantIds: [2, 5] };
const token = jwt({ crm_merchant_id: 2, jti: 'first' });
const key = identityKey(query, token);

describe('identity: the same list', () => {
  for (const [title, same] of [
    ['as a copy', { ...query }],
    ['with its merchants in another order', { ...query, merchantIds: [5, 2] }],
    ['with a merchant named twice', { ...query, merchantIds: [5, 2, 5] }],
    ['with a URL object', { ...query, apiUrl: new URL(apiUrl) }],
    ['with a slash after the base URL', { ...query, apiUrl: 'https://x.example/v1/?lang=id' }],
    ['with a fragment', { ...query, apiUrl: `${apiUrl}#top` }],
    ['from another page on', { ...query, olderThan: 704 }],
    ['with the group that the merchants imply', { ...query, merchantGroup: true }],
  ] satisfies [string, ActivityQuery][]) {
    it(title, () => {
      expect(identityKey(same, token)).to.equal(key);
    });
  }

  it('by a new token for the same merchant', () => {
    expect(identityKey(query, jwt({ crm_merchant_id: 2, jti: 'second' }))).to.equal(key);
  });

  it('by a new token that says nothing', () => {
    expect(identityKey(query, 'opaque-2')).to.equal(identityKey(query, 'opaque-1'));
  });

  it('by two tokens that the sandbox gave for one credential', async () => {
    const [first, second] = [await accessToken(), await accessToken()];
    expect(first).not.to.equal(second);
    expect(identityKey(query, first)).to.equal(identityKey(query, second));
  });
});

describe('identity: another list', () => {
  for (const [title, other] of [
    ['of another user', { ...query, user: 'other@example.com' }],
    ['of no user', { ...query, user: undefined }],
    ['at another host', { ...query, apiUrl: 'https://y.example/v1?lang=id' }],
    ['at another path', { ...query, apiUrl: 'https://x.example/v2?lang=id' }],
    ['at another query string', { ...query, apiUrl: 'https://x.example/v1?lang=en' }],
    ['of fewer merchants', { ...query, merchantIds: [2] }],
    ['of other merchants', { ...query, merchantIds: [25] }],
    ['of the whole group', { ...query, merchantIds: [], merchantGroup: true }],
    ['of the other endpoint', { ...query, merchantIds: [] }],
  ] satisfies [string, ActivityQuery][]) {
    it(title, () => {
      expect(identityKey(other, token)).not.to.equal(key);
    });
  }

  it('by a token for another merchant', () => {
    expect(identityKey(query, jwt({ crm_merchant_id: 3 }))).not.to.equal(key);
  });

  it('by the sandbox’s tokens for two merchants', async () => {
    const [group, otherGroup] = [await accessToken('group'), await accessToken('otherGroup')];
    expect(identityKey(query, group)).not.to.equal(identityKey(query, otherGroup));
  });

  it('by a proxy, without a token', () => {
    const keys = [undefined, 'opaque', token].map((each) => identityKey(query, each));
    expect(new Set(keys)).to.have.property('size', 3);
  });

  it('of a user whose name looks like more parameters', () => {
    const sly = { apiUrl, user: 'rina@example.com&merchant_id=2&merchant_id=5' };
    expect(identityKey(sly, token)).not.to.equal(key);
    expect(identityKey({ ...sly, merchantGroup: true }, token)).not.to.equal(key);
  });
});

describe('identity: tokens', () => {
  it('are not in the key', () => {
    for (const part of token.split('.').filter((part) => part.length > 4)) {
      expect(key).not.to.include(part);
    }
    expect(identityKey(query, 'opaque-secret')).not.to.include('opaque-secret');
  });

  it('of every sort are read without an error', () => {
    const opaque = identityKey(query, 'opaque');
    for (const odd of [
      '',
      '.',
      '..',
      'a.b.c',
      'a.%.c',
      'a.bnVsbA.c',
      jwt(null),
      jwt(7),
      jwt('x'),
    ]) {
      expect(identityKey(query, odd)).to.equal(opaque);
    }
    for (const odd of [jwt({}), jwt([]), jwt({ crm_merchant_id: null })]) {
      expect(identityKey(query, odd)).to.equal(opaque);
    }
  });

  it('in base64url are read: - and _ for + and /, no padding', () => {
    const marks = ['\u00fb\u00ef', '\u00ff\u00fe?>', 'a'].map((name) => ({ name }));
    const tokens = marks.map((mark) => jwt({ ...mark, crm_merchant_id: 2 }));
    expect(tokens.join('')).to.match(/-/).and.to.match(/_/);
    expect(tokens.map((each) => identityKey(query, each))).to.deep.equal([key, key, key]);
  });
});

describe('identity: a query that no request can be made of', () => {
  it('throws as the request would', async () => {
    for (const wrong of [{ apiUrl: 'nowhere' }, { merchantIds: [0] }, { apiUrl: 'ftp://x.id' }]) {
      const error = await thrown(() => identityKey({ ...query, ...wrong }, token));
      expect(error).to.include({ code: 'invalid-config' });
    }
  });
});
