import { expect } from 'chai';
import { lifetimeOf, merchantOf } from '../../src/shared/jwt.js';
import { tokenWithClaims } from '../feed/helpers/tokens.js';

describe('the claims of a token', () => {
  it('include the merchant, preferring the documented name', () => {
    expect(merchantOf(tokenWithClaims({ merchant_id: 2 }))).to.equal('2');
    expect(merchantOf(tokenWithClaims({ merchant_id: 2, crm_merchant_id: 5 }))).to.equal('5');
    expect(merchantOf(tokenWithClaims({}))).to.equal('');
  });

  it('include the lifetime, whatever the clock says, if they tell when the token was issued', () => {
    for (const iat of [0, 12, 4e9]) {
      expect(lifetimeOf(tokenWithClaims({ iat, exp: iat + 60 }))).to.equal(60_000);
    }
  });

  it('include the expiry, which is measured against the clock if there is nothing else', () => {
    const exp = Date.now() / 1000 + 60;
    for (const claims of [{ exp }, { exp, iat: 'now' }, { exp, iat: exp + 1 }]) {
      expect(lifetimeOf(tokenWithClaims(claims))).to.be.within(58_000, 60_000);
    }
  });

  it('tell no lifetime if there is no valid expiry, or it has passed', () => {
    for (const claims of [{ exp: 12 }, { exp: '12' }, { iat: 12 }, {}]) {
      expect(lifetimeOf(tokenWithClaims(claims))).to.equal(Number.POSITIVE_INFINITY);
    }
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
      expect(lifetimeOf(token)).to.equal(Number.POSITIVE_INFINITY);
    }
  });
});
