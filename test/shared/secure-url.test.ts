import { expect } from 'chai';
import { isConfidential } from '../../src/shared/secure-url.js';

describe('isConfidential()', () => {
  for (const url of [
    'https://stamps.co.id/api/v3',
    'http://localhost:8787',
    'http://api.localhost',
    'http://127.0.0.1',
    'http://[::1]:80',
  ]) {
    it(`accepts ${url}`, () => {
      expect(isConfidential(new URL(url))).to.equal(true);
    });
  }

  for (const url of [
    'http://stamps.co.id',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'ftp://localhost',
    'data:text/plain,a',
  ]) {
    it(`refuses ${url}`, () => {
      expect(isConfidential(new URL(url))).to.equal(false);
    });
  }
});
