import { expect } from 'chai';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';

const canary = 'canary-91aa5e';
const resolveUser = () => undefined;
const secret = `${canary} of 32 characters or more`;
const valid = { resolveUser, token: canary, secret };

const ownToken = { resolveUser, getToken: () => canary };

/** Invalid options, and the beginning of the error message. */
const invalidProxyOptions: readonly (readonly [string, unknown])[] = [
  ['options must be an object', undefined],
  ['options must be an object', null],
  ['resolveUser must be a function', { token: canary }],
  ['resolveUser must be a function', { ...valid, resolveUser: 'rina@example.com' }],
  ['either token or getToken is required, and not both.', { resolveUser }],
  ['either token or getToken is required, and not both.', { ...valid, getToken: () => canary }],
  ['token must be a string without spaces', { ...valid, token: '' }],
  ['token must be a string without spaces', { ...valid, token: `${canary}\n` }],
  ['token must be a string without spaces', { ...valid, token: 5 }],
  ['getToken must be a function', { resolveUser, getToken: Promise.resolve(canary) }],
  ['tokenType must be one word', { ...valid, tokenType: 'Bearer ' }],
  ['tokenType must be one word', { ...valid, tokenType: '' }],
  ['apiUrl must be an https:// URL', { ...valid, apiUrl: '/api/v3' }],
  ['apiUrl must be an https:// URL', { ...valid, apiUrl: `https://a:${canary}@stamps.co.id` }],
  ['apiUrl must be an https:// URL', { ...valid, apiUrl: 'http://stamps.co.id/api/v3' }],
  ['apiUrl must be an https:// URL', { ...valid, apiUrl: 'ftp://localhost/api/v3' }],
  ['merchantIds must be an array of merchant ids', { ...valid, merchantIds: [] }],
  ['merchantIds must be an array of merchant ids', { ...valid, merchantIds: [0] }],
  ['merchantIds must be an array of merchant ids', { ...valid, merchantIds: [2.5] }],
  ['merchantIds must be an array of merchant ids', { ...valid, merchantIds: '2,5' }],
  ['merchantIds must be an array of merchant ids', { ...valid, merchantIds: ['5a'] }],
  ['secret must be a string of at least 32', { ...valid, secret: '' }],
  ['secret must be a string of at least 32', { ...valid, secret: canary.padEnd(31, '.') }],
  ['secret must be a string of at least 32', { ...valid, secret: canary.padEnd(40) }],
  ['secret must be a string of at least 32', { ...valid, secret: 10 ** 32 }],
  ['secret must be a string of at least 32', { ...valid, secret: null }],
  ['secret is required with token or a getToken of your own', { resolveUser, token: canary }],
  ['secret is required with token or a getToken of your own', { ...ownToken, secret: undefined }],
  [
    'secret is required if the token of getAccessToken has fewer than 20 characters',
    { resolveUser, getToken: getAccessToken({ token: canary, crmMerchantId: 2 }) },
  ],
  ['timeout must be a whole number', { ...valid, timeout: 0 }],
  ['timeout must be a whole number', { ...valid, timeout: 2 ** 31 }],
  ['timeout must be a whole number', { ...valid, timeout: '15000' }],
  ['maxBytes must be a whole number', { ...valid, maxBytes: Number.POSITIVE_INFINITY }],
  ['requestsPerMinute must be a number', { ...valid, requestsPerMinute: 0 }],
  ['requestsPerMinute must be a number', { ...valid, requestsPerMinute: Number.NaN }],
  ['fetch must be a function', { ...valid, fetch: {} }],
  ['onError must be a function', { ...valid, onError: console }],
  ['onResponse must be a function', { ...valid, onResponse: true }],
  ['onTokenRequest must be a function', { ...valid, onTokenRequest: null }],
  ['allowedOrigins must be an array of origins', { ...valid, allowedOrigins: 'https://a.example' }],
  ['allowedOrigins must be an array of origins', { ...valid, allowedOrigins: ['*'] }],
  ['allowedOrigins must be an array of origins', { ...valid, allowedOrigins: ['null'] }],
  ['allowedOrigins must be an array of origins', { ...valid, allowedOrigins: ['a.example'] }],
  [
    'allowedOrigins must be an array of origins',
    { ...valid, allowedOrigins: ['https://a.example/'] },
  ],
  [
    'allowedOrigins must be an array of origins',
    { ...valid, allowedOrigins: ['http://a.example'] },
  ],
  ['allowedOrigins must be an array of origins', { ...valid, allowedOrigins: [/a/] }],
  ['headers must be an object', { ...valid, headers: 'User-Agent: a' }],
  ['headers must be an object', { ...valid, headers: null }],
  ['headers must be an object', { ...valid, headers: [['a', 'b']] }],
  ['headers must be an object', { ...valid, headers: { 'User-Agent': 5 } }],
  ['headers must be an object', { ...valid, headers: { 'a b': 'c' } }],
  ['headers must be an object', { ...valid, headers: { a: 'b\nc' } }],
  ['headers must be an object', { ...valid, headers: { authorization: canary } }],
  ['store must have the functions', { ...valid, store: {} }],
  ['store must have the functions', { ...valid, store: null }],
  ['store must have the functions', { ...valid, store: new Map() }],
  ['timeout must be a whole number', { ...valid, timeout: Number.NaN }],
  ['timeout must be a whole number', { ...valid, timeout: null }],
  ['unknown option retries', { ...valid, retries: Number.NaN }],
  ['unknown option merchantids', { ...valid, merchantids: [5] }],
];

const invalidTokenOptions: readonly (readonly [string, unknown])[] = [
  ['options must be an object', undefined],
  ['token is missing', { crmMerchantId: 2 }],
  ['token is missing', { token: ' ', crmMerchantId: 2 }],
  ['crmMerchantId must be the id', { token: canary }],
  ['crmMerchantId must be the id', { token: canary, crmMerchantId: '2a' }],
  [
    'apiUrl must be an https:// URL',
    { token: canary, crmMerchantId: 2, apiUrl: 'http://a.example' },
  ],
  ['timeout must be a whole number', { token: canary, crmMerchantId: 2, timeout: -1 }],
  ['fetch must be a function', { token: canary, crmMerchantId: 2, fetch: 'fetch' }],
  ['token is missing, or holds a line break', { token: `${canary}\n${canary}`, crmMerchantId: 2 }],
  ['token is missing, or holds a line break', { token: `${canary}\u00e9`, crmMerchantId: 2 }],
  ['token is missing, or holds a line break', { token: 5, crmMerchantId: 2 }],
  ['timeout must be a whole number', { token: canary, crmMerchantId: 2, timeout: null }],
  ['timeout must be a whole number', { token: canary, crmMerchantId: 2, timeout: Number.NaN }],
  [
    'tokenEndpoint must be an https:// URL',
    { token: canary, crmMerchantId: 2, tokenEndpoint: '/token' },
  ],
  ['unknown option crmMerchantID', { token: canary, crmMerchantId: 2, crmMerchantID: 2 }],
];

/** The message of the error thrown by `run`. Its stack must not hold the token. */
const thrownMessage = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    expect(error).to.be.instanceOf(TypeError);
    expect(String((error as Error).stack)).to.not.include(canary);
    return (error as Error).message;
  }
  return '';
};

describe('the proxy: options', () => {
  for (const [problem, options] of invalidProxyOptions) {
    it(`rejects with "${problem}": ${JSON.stringify(options)?.replaceAll(canary, '…')}`, () => {
      const message = thrownMessage(() => createActivityProxy(options as never));
      expect(message.startsWith(`createActivityProxy: ${problem}`), message).to.equal(true);
    });
  }
  for (const [problem, options] of invalidTokenOptions) {
    it(`rejects with "${problem}": ${JSON.stringify(options)?.replaceAll(canary, '…')}`, () => {
      const message = thrownMessage(() => getAccessToken(options as never));
      expect(message.startsWith(`getAccessToken: ${problem}`), message).to.equal(true);
    });
  }

  it('treats undefined as absent', () => {
    const options = { ...valid, getToken: undefined, apiUrl: undefined, merchantIds: undefined };
    expect(createActivityProxy({ ...options, fetch: undefined })).to.be.a('function');
  });

  it('needs no secret with a credential of 20 characters or more', () => {
    for (const token of [canary.padEnd(20, '.'), 'x'.repeat(300)]) {
      const getToken = getAccessToken({ token, crmMerchantId: 2 });
      expect(createActivityProxy({ resolveUser, getToken })).to.be.a('function');
    }
    const getToken = getAccessToken({ token: canary, crmMerchantId: 2 });
    expect(createActivityProxy({ resolveUser, getToken, secret })).to.be.a('function');
  });

  it('accepts http: for loopback hosts', () => {
    for (const host of ['localhost:8787', '127.0.0.1', '[::1]:80', 'api.localhost']) {
      expect(createActivityProxy({ ...valid, apiUrl: `http://${host}/api/v3` })).to.be.a(
        'function',
      );
    }
  });
});
