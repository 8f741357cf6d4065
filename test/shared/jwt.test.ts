import { expect } from 'chai';
import { expiryOf, merchantOf } from '../../src/shared/jwt.js';
import { tokenWithClaims } from '../feed/helpers/tokens.js';

describe('the claims of a token', () => {
  it('include the merchant, preferring the documented name', () => {
    expect(merchantOf(tokenWithClaims({ merchant_id: 2 }))).to.equal('2');
    expect(merchantOf(tokenWithClaims({ merchant_id: 2, crm_merchant_id: 5 }))).to.equal('5');
    expect(merchantOf(tokenWithClaims({}))).to.equal('');
  });

  it('include the expiry', () => {
    expect(expiryOf(tokenWithClaims({ exp: 12 }))).to.equal(12_000);
    expect(expiryOf(tokenWithClaims({ exp: '12' }))).to.equal(Number.POSITIVE_INFINITY);
  });

  it('are decoded from base64url', () => {
    // These bytes encode to the characters that differ in base64url.
    const text = '{"merchant_id":"\u00fb\u00ff\u00be\u00fb\u00ef\u00be>>>>>>>>>?????????"}';
    const payload = btoa(text).replaceAll('+', '-').replaceAll('/', '_');
    expect(payload).to.match(/-.*-/).and.to.match(/_.*_/);
    expect(merchantOf(`x.${payload}.y`)).to.equal(JSON.parse(text).merchant_id);
  });

  it('are empty if the token is not a JWT', () => {
    for (const token of ['', 'opaque', 'a.b', 'a.!.c', `a.${btoa('null')}.c`, `a.${btoa('{')}.c`]) {
      expect(merchantOf(token)).to.equal('');
      expect(expiryOf(token)).to.equal(Number.POSITIVE_INFINITY);
    }
  });
});
