import { defaultApiUrl } from '../shared/api-url.js';
import { endsInSlash } from '../shared/trailing-slash.js';
import type { ActivityProxyError } from './errors.js';
import {
  apiUrlRule,
  bytesRule,
  checkOptions,
  functionRule,
  isFunction,
  isMerchantId,
  type OptionRules,
  timeoutRule,
} from './option-rules.js';
import type { ActivityProxyOptions } from './options.js';
import { readSecret, secretRule } from './read-secret.js';
import { isToken } from './token-provider.js';

/** Options that have a value in any case: a given one or the default. */
type OptionsWithDefaults =
  | 'getToken'
  | 'tokenType'
  | 'secret'
  | 'timeout'
  | 'maxBytes'
  | 'requestsPerMinute'
  | 'fetch';

/** The options after validation, with their defaults. */
export interface ResolvedOptions<Context>
  extends Required<Pick<ActivityProxyOptions<Context>, 'resolveUser' | OptionsWithDefaults>> {
  readonly apiUrl: URL;
  /** Whether `apiUrl` was given with a trailing slash: then the endpoints are first called with one. */
  readonly hasTrailingSlash: boolean;
  readonly merchantIds: readonly string[] | undefined;
  /** Calls `onError`, and ignores what it throws. */
  readonly report: (error: ActivityProxyError) => void;
}

const rules: OptionRules<ActivityProxyOptions> = {
  resolveUser: [
    isFunction,
    "must be a function that returns the email address or mobile number of the request's member.",
  ],
  token: [isToken, 'must be a string without spaces.'],
  getToken: [
    isFunction,
    'must be a function that returns an access token, such as the result of getAccessToken({…}).',
  ],
  tokenType: [
    (value) => /^[\w!#$%&'*+.^`|~-]+$/.test(String(value)),
    'must be one word, such as "Bearer".',
  ],
  apiUrl: apiUrlRule,
  merchantIds: [
    (value) => Array.isArray(value) && value.length > 0 && value.every(isMerchantId),
    'must be an array of merchant ids, such as [2, 5].',
  ],
  secret: secretRule,
  timeout: timeoutRule,
  maxBytes: bytesRule,
  requestsPerMinute: [
    (value) => typeof value === 'number' && value >= 1,
    'must be a number from 1. Infinity means no limit.',
  ],
  fetch: functionRule,
  onError: functionRule,
};

/** @throws {TypeError} that names the option. It does not quote the value, which may be a secret. */
export const readOptions = <Context>(
  options: ActivityProxyOptions<Context>,
): ResolvedOptions<Context> => {
  const caller = 'createActivityProxy';
  checkOptions<ActivityProxyOptions<Context>>(caller, options, rules, ['resolveUser']);
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(rules, name));
  if (unknown) throw new TypeError(`${caller}: unknown option ${unknown}. Check its spelling.`);
  const { token, getToken, apiUrl = defaultApiUrl, onError } = options;
  if ((token === undefined) === (getToken === undefined)) {
    throw new TypeError(
      `${caller}: either token or getToken is required, and not both. Check that no environment variable is missing.`,
    );
  }
  const url = new URL(apiUrl);
  return {
    resolveUser: options.resolveUser,
    getToken: getToken ?? (() => token ?? ''),
    tokenType: options.tokenType ?? 'Bearer',
    apiUrl: url,
    hasTrailingSlash: endsInSlash(apiUrl),
    merchantIds: options.merchantIds?.map(String),
    secret: readSecret(caller, options),
    timeout: options.timeout ?? 15_000,
    maxBytes: options.maxBytes ?? 2 ** 20,
    requestsPerMinute: options.requestsPerMinute ?? 60,
    fetch: (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    report: (error) => {
      Promise.resolve(error)
        .then(onError)
        .catch(() => {});
    },
  };
};
