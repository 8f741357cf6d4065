import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';

const canary = 'canary-91aa5e';
const resolveUser = () => undefined;
const good = { resolveUser, token: canary };

/** Options that make no proxy, and what the error begins with. */
const bad: readonly (readonly [string, unknown])[] = [
  ['options must be an object', undefined],
  ['options must be an object', null],
  ['resolveUser is missing', { token: canary }],
  ['resolveUser is missing', { ...good, resolveUser: 'rina@example.com' }],
  ['token or getToken: give exactly one', { resolveUser }],
  ['token or getToken: give exactly one', { ...good, getToken: () => canary }],
  ['token must be a text without spaces', { ...good, token: '' }],
  ['token must be a text without spaces', { ...good, token: `${canary}\n` }],
  ['token must be a text without spaces', { ...good, token: 5 }],
  ['getToken must be a function', { resolveUser, getToken: Promise.resolve(canary) }],
  ['tokenType must be one word', { ...good, tokenType: 'Bearer ' }],
  ['tokenType must be one word', { ...good, tokenType: '' }],
  ['apiUrl is not a URL', { ...good, apiUrl: '/api/v3' }],
  ['apiUrl must not contain a user name', { ...good, apiUrl: `https://a:${canary}@stamps.co.id` }],
  ['apiUrl must begin with https://', { ...good, apiUrl: 'http://stamps.co.id/api/v3' }],
  ['apiUrl must begin with https://', { ...good, apiUrl: 'ftp://localhost/api/v3' }],
  ['merchantIds must be a list of ids', { ...good, merchantIds: [] }],
  ['merchantIds must be a list of ids', { ...good, merchantIds: [0] }],
  ['merchantIds must be a list of ids', { ...good, merchantIds: [2.5] }],
  ['merchantIds must be a list of ids', { ...good, merchantIds: '2,5' }],
  ['secret must be a text of at least 16', { ...good, secret: 'short' }],
  ['secret must be a text of at least 16', { ...good, secret: 1234567890123456 }],
  ['timeout must be a whole number', { ...good, timeout: 0 }],
  ['timeout must be a whole number', { ...good, timeout: 2 ** 31 }],
  ['timeout must be a whole number', { ...good, timeout: '15000' }],
  ['maxBytes must be a whole number', { ...good, maxBytes: Number.POSITIVE_INFINITY }],
  ['requestsPerMinute must be a number', { ...good, requestsPerMinute: 0 }],
  ['requestsPerMinute must be a number', { ...good, requestsPerMinute: Number.NaN }],
  ['fetch must be a function', { ...good, fetch: {} }],
  ['onError must be a function', { ...good, onError: console }],
  ['merchantids is no option', { ...good, merchantids: [5] }],
];

const badCredentials: readonly (readonly [string, unknown])[] = [
  ['options must be an object', undefined],
  ['token is missing', { crmMerchantId: 2 }],
  ['token is missing', { token: ' ', crmMerchantId: 2 }],
  ['crmMerchantId must be the id', { token: canary }],
  ['crmMerchantId must be the id', { token: canary, crmMerchantId: '2a' }],
  [
    'apiUrl must begin with https://',
    { token: canary, crmMerchantId: 2, apiUrl: 'http://a.example' },
  ],
  ['timeout must be a whole number', { token: canary, crmMerchantId: 2, timeout: -1 }],
  ['fetch must be a function', { token: canary, crmMerchantId: 2, fetch: 'fetch' }],
];

/** What is thrown, with its message alone: it may go to a log. */
const thrown = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).to.be.instanceOf(TypeError);
    expect(String((error as Error).stack)).to.not.include(canary);
    return (error as Error).message;
  }
  return '';
};

describe('options that make no proxy', () => {
  for (const [problem, options] of bad) {
    it(`${problem}: ${JSON.stringify(options)?.replaceAll(canary, '…')}`, () => {
      const message = thrown(() => createActivityProxy(options as never));
      expect(message.startsWith(`createActivityProxy: ${problem}`), message).to.equal(true);
    });
  }
  for (const [problem, options] of badCredentials) {
    it(`${problem}: ${JSON.stringify(options)?.replaceAll(canary, '…')}`, () => {
      const message = thrown(() => getAccessToken(options as never));
      expect(message.startsWith(`getAccessToken: ${problem}`), message).to.equal(true);
    });
  }

  it('takes what is undefined for what is not given', () => {
    const options = { ...good, getToken: undefined, apiUrl: undefined, merchantIds: undefined };
    expect(createActivityProxy({ ...options, secret: undefined, fetch: undefined })).to.be.a(
      'function',
    );
  });

  it('takes plain http on this very machine', () => {
    for (const host of ['localhost:8787', '127.0.0.1', '[::1]:80', 'api.localhost']) {
      expect(createActivityProxy({ ...good, apiUrl: `http://${host}/api/v3` })).to.be.a('function');
    }
  });
});
