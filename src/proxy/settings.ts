import { defaultApiUrl } from '../shared/api-url.js';
import type { GetToken } from '../shared/token-provider.js';
import { endsInSlash } from '../shared/trailing-slash.js';
import { maxTimerMs } from '../shared/with-timeout.js';
import { readApiUrl } from './address.js';
import { type Check, checker, isFunction, isWhole } from './check.js';
import type { ActivityProxyError } from './errors.js';
import { credentialOf } from './member-key.js';
import type { ActivityProxyOptions } from './options.js';
import { isToken } from './tokens.js';

/** The options, checked, with their defaults. */
export interface Settings {
  readonly getToken: GetToken;
  readonly tokenType: string;
  readonly apiUrl: URL;
  /** Whether the address with a trailing slash is asked for first. */
  readonly slash: boolean;
  readonly merchantIds: readonly string[] | undefined;
  readonly secret: string;
  readonly timeout: number;
  readonly maxBytes: number;
  readonly requestsPerMinute: number;
  readonly fetch: typeof fetch;
  /** Tells `onError`; what that throws is its own affair. */
  report(error: ActivityProxyError): void;
}

const names: Readonly<Record<keyof ActivityProxyOptions, true>> = {
  resolveUser: true,
  token: true,
  getToken: true,
  tokenType: true,
  apiUrl: true,
  merchantIds: true,
  secret: true,
  timeout: true,
  maxBytes: true,
  requestsPerMinute: true,
  fetch: true,
  onError: true,
};

/** @throws {TypeError} that names the option and says what to give; it quotes no secret. */
export const readOptions = <Context>(options: ActivityProxyOptions<Context>): Settings => {
  const check: Check = checker('createActivityProxy');
  check(typeof options === 'object' && options !== null, 'options', 'must be an object.');
  for (const name of Object.keys(options)) {
    check(Object.hasOwn(names, name), name, 'is no option. Check how it is spelt.');
  }
  const {
    resolveUser,
    token,
    getToken,
    tokenType = 'Bearer',
    apiUrl = defaultApiUrl,
    merchantIds,
    secret,
    timeout = 15_000,
    maxBytes = 2 ** 20,
    requestsPerMinute = 60,
    onError,
  } = options;
  check(
    isFunction(resolveUser),
    'resolveUser',
    'is missing. Give a function from a request to the email or mobile number of its member.',
  );
  check(
    (token === undefined) !== (getToken === undefined),
    'token',
    'or getToken: give exactly one of them (is an environment variable missing?).',
  );
  check(token === undefined || isToken(token), 'token', 'must be a text without spaces.');
  check(
    getToken === undefined || isFunction(getToken),
    'getToken',
    'must be a function that gives an access token, such as getAccessToken({…}) makes.',
  );
  check(
    /^[\w!#$%&'*+.^`|~-]+$/.test(tokenType),
    'tokenType',
    'must be one word, such as "Bearer".',
  );
  const url = readApiUrl(apiUrl);
  check(typeof url === 'object', 'apiUrl', String(url));
  check(
    merchantIds === undefined ||
      (Array.isArray(merchantIds) &&
        merchantIds.length > 0 &&
        merchantIds.every((id) => isWhole(id, 1, 999_999_999_999_999))),
    'merchantIds',
    'must be a list of ids of merchants, such as [2, 5].',
  );
  check(
    secret === undefined || (typeof secret === 'string' && secret.length >= 16),
    'secret',
    'must be a text of at least 16 characters.',
  );
  check(isWhole(timeout, 1, maxTimerMs), 'timeout', 'must be a whole number of milliseconds.');
  check(
    isWhole(maxBytes, 1, Number.MAX_SAFE_INTEGER),
    'maxBytes',
    'must be a whole number of bytes.',
  );
  check(
    typeof requestsPerMinute === 'number' && requestsPerMinute >= 1,
    'requestsPerMinute',
    'must be a number from 1 on; Infinity for no bound.',
  );
  check(options.fetch === undefined || isFunction(options.fetch), 'fetch', 'must be a function.');
  check(onError === undefined || isFunction(onError), 'onError', 'must be a function.');
  return {
    getToken: getToken ?? (() => token ?? ''),
    tokenType,
    apiUrl: url,
    slash: endsInSlash(apiUrl),
    merchantIds: merchantIds?.map(String),
    // The last resort is no secret, but the same on all servers: a key that changed from one server to
    // the next would empty the feed at each page.
    secret: secret ?? credentialOf(getToken) ?? token ?? url.origin,
    timeout,
    maxBytes,
    requestsPerMinute,
    fetch: (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    report: (error) => {
      Promise.resolve(error)
        .then(onError)
        .catch(() => {});
    },
  };
};
