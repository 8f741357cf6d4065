import { expect } from 'chai';
import {
  type ActivityProxyOptions,
  createActivityProxy,
  getAccessToken,
} from '../../src/proxy/index.js';
import { secret } from './harness.js';

const valid = { resolveUser: () => undefined, token: 'token', secret };
const credential = { token: 'a credential of a merchant', crmMerchantId: 2 };

const messageOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return 'accepted';
};

const proxyMessage = (options: object): string =>
  messageOf(() => createActivityProxy({ ...valid, ...options } as ActivityProxyOptions));

const secretAdvice =
  'Give a random string of at least 32 characters, the same on all servers. Check that no environment variable is missing.';

describe('the proxy: what it says about an invalid option', () => {
  const messages: readonly (readonly [options: object, message: string])[] = [
    [
      { resolveUser: undefined },
      "resolveUser must be a function that returns the email address or mobile number of the request's member.",
    ],
    [{ token: 'a b' }, 'token must be a string without spaces.'],
    [
      { token: undefined, getToken: 'token' },
      'getToken must be a function that returns an access token, such as the result of getAccessToken({…}).',
    ],
    [{ tokenType: 'a b' }, 'tokenType must be one word, such as "Bearer".'],
    [
      { apiUrl: 'stamps' },
      'apiUrl must be an https:// URL without a user name and password, such as "https://stamps.co.id/api/v3". Only localhost may have http://.',
    ],
    [{ merchantIds: [''] }, 'merchantIds must be an array of merchant ids, such as [2, 5].'],
    [{ secret: 'short' }, 'secret must be a string of at least 32 characters.'],
    [{ timeout: 1.5 }, 'timeout must be a whole number of milliseconds from 1 to 2147483647.'],
    [{ maxBytes: 0 }, 'maxBytes must be a whole number of bytes from 1.'],
    [
      { requestsPerMinute: '9' },
      'requestsPerMinute must be a number from 1. Infinity means no limit.',
    ],
    [
      { allowedOrigins: ['*'] },
      'allowedOrigins must be an array of origins without a path, such as ["https://shop.example"]. Only localhost may have http://.',
    ],
    [
      { headers: 5 },
      'headers must be an object of names and values, such as { "User-Agent": "shop/1.0" }. The proxy itself sets Accept and Authorization.',
    ],
    [
      { store: {} },
      'store must have the functions get, set and increment, such as the result of redisStore(client).',
    ],
    [{ fetch: 'fetch' }, 'fetch must be a function.'],
    [{ retry: 1 }, 'unknown option retry. Check its spelling.'],
    [
      { token: undefined },
      'either token or getToken is required, and not both. Check that no environment variable is missing.',
    ],
    [
      { secret: undefined },
      `secret is required with token or a getToken of your own. ${secretAdvice}`,
    ],
    [
      {
        secret: undefined,
        token: undefined,
        getToken: getAccessToken({ ...credential, token: 'short' }),
      },
      `secret is required if the token of getAccessToken has fewer than 20 characters. ${secretAdvice}`,
    ],
  ];
  for (const [options, message] of messages) {
    it(message, () => {
      expect(proxyMessage(options)).to.equal(`createActivityProxy: ${message}`);
    });
  }

  for (const options of [undefined, null, 'options', 5]) {
    it(`refuses ${JSON.stringify(options)} as a whole`, () => {
      expect(messageOf(() => createActivityProxy(options as never))).to.equal(
        'createActivityProxy: options must be an object.',
      );
    });
  }

  const tokenMessages: readonly (readonly [options: object, message: string])[] = [
    [
      { token: '' },
      'token is missing, or holds a line break. Give the credential that you have from Stamps, and check that no environment variable is missing.',
    ],
    [
      { crmMerchantId: -1 },
      'crmMerchantId must be the id of your merchant, a positive whole number.',
    ],
    [{ timeout: 0 }, 'timeout must be a whole number of milliseconds from 1 to 2147483647.'],
  ];
  for (const [options, message] of tokenMessages) {
    it(`getAccessToken: ${message}`, () => {
      expect(messageOf(() => getAccessToken({ ...credential, ...options }))).to.equal(
        `getAccessToken: ${message}`,
      );
    });
  }
});

describe('the proxy: the values of an option', () => {
  const values: readonly (readonly [name: string, accepted: unknown[], refused: unknown[]])[] = [
    ['timeout', [1, 2 ** 31 - 1], [0, 2 ** 31, 1.5, '1']],
    ['maxBytes', [1, Number.MAX_SAFE_INTEGER], [0, 2 ** 53, '1']],
    ['requestsPerMinute', [1, 1.5, 600, Number.POSITIVE_INFINITY], [0.9, 0, '60']],
    [
      'merchantIds',
      [[1], [10], ['5'], [2, '5'], ['123456789012345']],
      [[], ['05'], ['a5'], ['5 '], ['1234567890123456'], [true], [[2]], [2, 0], 5],
    ],
    ['tokenType', ['Bearer', 'token', "A-1_!#$%&'*+.^`|~"], ['', 'Bearer ', ' Bearer', 'a:b', 'é']],
    [
      'apiUrl',
      ['https://stamps.example/', 'https://stamps.example?a=b', 'http://localhost:1/a'],
      ['https://user@stamps.example', 'https://:word@stamps.example', 'http://stamps.example', ''],
    ],
    ['token', ['a', '!~'], ['', 'a b', 'a\n', ' a', 'é', 5]],
    ['secret', ['x'.repeat(32), `${'x y '.repeat(8)}z`], ['x'.repeat(31), ' '.repeat(40), 5]],
    [
      'allowedOrigins',
      [[], ['https://a.example', 'http://localhost:3000']],
      [
        ['http://a.example'],
        ['https://a.example/'],
        ['https://a.example', 'a'],
        'https://a.example',
      ],
    ],
    [
      'headers',
      [{}, { 'User-Agent': 'a', 'X-Accept': 'b', 'X-Host': 'c', 'Host-X': 'd' }],
      [
        ...['accept', 'Authorization', 'connection', 'content-length', 'content-type'].map(
          (name) => ({ [name]: 'a' }),
        ),
        { Cookie: 'a' },
        { HOST: 'a' },
        { 'transfer-encoding': 'a' },
        { a: 'b', c: 5 },
        { 'a b': 'c' },
        ['a'],
        'a',
        null,
      ],
    ],
    [
      'store',
      [{ get() {}, set() {}, increment() {} }],
      [{ get() {}, set() {} }, { get() {}, increment() {} }, { set() {}, increment() {} }, 5, null],
    ],
  ];
  for (const [name, accepted, refused] of values) {
    it(`named ${name} are checked`, () => {
      for (const value of accepted) {
        expect(proxyMessage({ [name]: value }), JSON.stringify(value)).to.equal('accepted');
      }
      for (const value of refused) {
        expect(proxyMessage({ [name]: value }), JSON.stringify(value)).to.match(
          new RegExp(`^createActivityProxy: ${name} must `),
        );
      }
    });
  }

  it('of getAccessToken may have spaces around and inside the credential, but no line breaks', () => {
    const message = (token: unknown) =>
      messageOf(() => getAccessToken({ ...credential, token } as typeof credential));
    for (const token of ['a', ' a b ', '\ta\r\n', 'a b c']) {
      expect(message(token)).to.equal('accepted');
    }
    for (const token of ['', ' ', 'a\nb', 'a  b', 'aé', 'éa', 5]) {
      expect(message(token)).to.match(/^getAccessToken: token is missing/);
    }
  });

  it('of getAccessToken may name the merchant by a number or a text', () => {
    for (const crmMerchantId of [1, '20']) {
      expect(messageOf(() => getAccessToken({ ...credential, crmMerchantId }))).to.equal(
        'accepted',
      );
    }
    for (const crmMerchantId of [0, 1.5, '', '2a', 'a2', null]) {
      expect(
        messageOf(() => getAccessToken({ ...credential, crmMerchantId } as typeof credential)),
      ).to.match(/^getAccessToken: crmMerchantId must be/);
    }
  });
});

describe('the proxy: an option that cannot be read', () => {
  const fail = (): never => {
    throw new Error('failed');
  };
  const values: Readonly<Record<string, unknown>> = {
    'an object without a text': Object.create(null),
    'an object whose getters fail': new Proxy({}, { get: fail, has: fail, ownKeys: fail }),
    'an object whose text fails': { toString: fail },
    'a symbol': Symbol('value'),
    'a bigint': 10n,
  };
  const names = [
    ...['token', 'tokenType', 'apiUrl', 'merchantIds', 'secret', 'timeout', 'maxBytes', 'store'],
    ...['requestsPerMinute', 'allowedOrigins', 'headers', 'fetch', 'onError', 'onResponse'],
  ];
  for (const [what, value] of Object.entries(values)) {
    it(`is named by the error for ${what}`, () => {
      for (const name of names) {
        // Headers may be an object without entries.
        if (name === 'headers' && what.startsWith('an object without')) continue;
        expect(proxyMessage({ [name]: value })).to.match(
          new RegExp(`^createActivityProxy: ${name} `),
        );
      }
    });
  }
});
