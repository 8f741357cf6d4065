import { expect } from 'chai';
import { endpointUrl } from '../../src/shared/api-url.js';

const urlBelow = (base: string, query = {}) =>
  endpointUrl(new URL(base), '/activities', new URLSearchParams(query)).href;

describe('the URL of an endpoint', () => {
  it('is below the path of the base URL, with or without a trailing slash', () => {
    for (const base of ['https://a.example/api/v3', 'https://a.example/api/v3//']) {
      expect(urlBelow(base)).to.equal('https://a.example/api/v3/activities');
    }
    expect(urlBelow('https://a.example')).to.equal('https://a.example/activities');
  });

  it('has the query of the base URL, unchanged and first', () => {
    expect(urlBelow('https://a.example/?b=%7e&a=x+y', { user: 'a@b' })).to.equal(
      'https://a.example/activities?b=%7e&a=x+y&user=a%40b',
    );
    expect(urlBelow('https://a.example/?b')).to.equal('https://a.example/activities?b');
  });

  it('has no fragment, and does not change the base URL', () => {
    const base = new URL('https://a.example/api#top');
    expect(endpointUrl(base, '/activities', new URLSearchParams()).hash).to.equal('');
    expect(base.href).to.equal('https://a.example/api#top');
  });
});
