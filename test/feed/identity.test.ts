import { expect } from 'chai';
import type { ActivityQuery } from '../../src/api/index.js';
import { identityKey } from '../../src/feed/identity.js';
import { thrown } from '../api/harness.js';
import { accessToken } from '../support/sandbox-client.js';

const base64url = (text: string) =>
  btoa(text).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
/** A token with an arbitrary signature. */
const jwt = (payload: unknown) => `e30.${base64url(JSON.stringify(payload))}.c2lnbmF0dXJl`;

const apiUrl = 'https://x.example/v1?lang=id';
const query: ActivityQuery = { apiUrl, user: 'rina@example.com', merchantIds: [2, 5] };
const token = jwt({ crm_merchant_id: 2, jti: 'first' });
const key = identityKey(query, token);

describe('identityKey() is the same', () => {
  for (const [title, same] of [
    ['for a copy of the query', { ...query }],
    ['for merchants in another order', { ...query, merchantIds: [5, 2] }],
    ['for a repeated merchant', { ...query, merchantIds: [5, 2, 5] }],
    ['for a URL object', { ...query, apiUrl: new URL(apiUrl) }],
    ['with a slash after the base URL', { ...query, apiUrl: 'https://x.example/v1/?lang=id' }],
    ['with a fragment in the base URL', { ...query, apiUrl: `${apiUrl}#top` }],
    ['for a later page', { ...query, olderThan: 704 }],
    ['for a merchant group that the merchants imply', { ...query, merchantGroup: true }],
  ] satisfies [string, ActivityQuery][]) {
    it(title, () => {
      expect(identityKey(same, token)).to.equal(key);
    });
  }

  it('for a new token of the same merchant', () => {
    expect(identityKey(query, jwt({ crm_merchant_id: 2, jti: 'second' }))).to.equal(key);
  });

  it('for new tokens without readable claims', () => {
    expect(identityKey(query, 'opaque-2')).to.equal(identityKey(query, 'opaque-1'));
  });

  it('for two tokens that the sandbox issued for one credential', async () => {
    const [first, second] = [await accessToken(), await accessToken()];
    expect(first).not.to.equal(second);
    expect(identityKey(query, first)).to.equal(identityKey(query, second));
  });
});

describe('identityKey() differs', () => {
  for (const [title, other] of [
    ['for another user', { ...query, user: 'other@example.com' }],
    ['without a user', { ...query, user: undefined }],
    ['for another host', { ...query, apiUrl: 'https://y.example/v1?lang=id' }],
    ['for another path', { ...query, apiUrl: 'https://x.example/v2?lang=id' }],
    ['for another query string', { ...query, apiUrl: 'https://x.example/v1?lang=en' }],
    ['for fewer merchants', { ...query, merchantIds: [2] }],
    ['for other merchants', { ...query, merchantIds: [25] }],
    ['for the whole group', { ...query, merchantIds: [], merchantGroup: true }],
    ['for the other endpoint', { ...query, merchantIds: [] }],
  ] satisfies [string, ActivityQuery][]) {
    it(title, () => {
      expect(identityKey(other, token)).not.to.equal(key);
    });
  }

  it('for a token of another merchant', () => {
    expect(identityKey(query, jwt({ crm_merchant_id: 3 }))).not.to.equal(key);
  });

  it('for the sandbox’s tokens of two merchants', async () => {
    const [group, otherGroup] = [await accessToken('group'), await accessToken('otherGroup')];
    expect(identityKey(query, group)).not.to.equal(identityKey(query, otherGroup));
  });

  it('without a token, as behind a proxy', () => {
    const keys = [undefined, 'opaque', token].map((each) => identityKey(query, each));
    expect(new Set(keys)).to.have.property('size', 3);
  });

  it('for a user whose name looks like more parameters', () => {
    const sly = { apiUrl, user: 'rina@example.com&merchant_id=2&merchant_id=5' };
    expect(identityKey(sly, token)).not.to.equal(key);
    expect(identityKey({ ...sly, merchantGroup: true }, token)).not.to.equal(key);
  });
});

describe('identityKey() of tokens', () => {
  it('does not contain the token', () => {
    for (const part of token.split('.').filter((part) => part.length > 4)) {
      expect(key).not.to.include(part);
    }
    expect(identityKey(query, 'opaque-secret')).not.to.include('opaque-secret');
  });

  it('accepts tokens of any form', () => {
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

  it('decodes base64url: - and _ for + and /, without padding', () => {
    const marks = ['\u00fb\u00ef', '\u00ff\u00fe?>', 'a'].map((name) => ({ name }));
    const tokens = marks.map((mark) => jwt({ ...mark, crm_merchant_id: 2 }));
    expect(tokens.join('')).to.match(/-/).and.to.match(/_/);
    expect(tokens.map((each) => identityKey(query, each))).to.deep.equal([key, key, key]);
  });
});

describe('identityKey() of an invalid query', () => {
  it('throws the same error as a request', async () => {
    for (const wrong of [{ apiUrl: 'nowhere' }, { merchantIds: [0] }, { apiUrl: 'ftp://x.id' }]) {
      const error = await thrown(() => identityKey({ ...query, ...wrong }, token));
      expect(error).to.include({ code: 'invalid-config' });
    }
  });
});
