import { defaultApiUrl } from '../shared/api-url.js';
import { endsInSlash } from '../shared/trailing-slash.js';
import { credentialOf } from './credential.js';
import type { ActivityProxyError } from './errors.js';
import { callHook } from './hooks.js';
import {
  apiUrlRule,
  bytesRule,
  checkOptions,
  functionRule,
  headersRule,
  isFunction,
  isMerchantId,
  type OptionRules,
  originsRule,
  storeRule,
  timeoutRule,
} from './option-rules.js';
import type { ActivityProxyOptions } from './options.js';
import { readSecret, secretRule } from './read-secret.js';
import { errorContext, type RequestScope } from './request-scope.js';
import { isToken, type RequestToken } from './token/request-token.js';

/** Options that have a value in any case: a given one or the default. */
type OptionsWithDefaults =
  | 'tokenType'
  | 'secret'
  | 'timeout'
  | 'maxBytes'
  | 'requestsPerMinute'
  | 'headers'
  | 'fetch';

/** The options after validation, with their defaults. */
export interface ResolvedOptions<Context>
  extends Required<Pick<ActivityProxyOptions<Context>, 'resolveUser' | OptionsWithDefaults>>,
    Pick<ActivityProxyOptions<Context>, 'token' | 'store' | 'onResponse' | 'onTokenRequest'> {
  readonly apiUrl: URL;
  /** Whether `apiUrl` was given with a trailing slash: then the endpoints are first called with one. */
  readonly hasTrailingSlash: boolean;
  readonly merchantIds: readonly string[] | undefined;
  readonly allowedOrigins: ReadonlySet<string>;
  readonly requestToken: RequestToken;
  /** Milliseconds that a request for a token may take. It may go on after the request that began it. */
  readonly tokenTimeout: number;
  /** Tells apart the tokens of proxies that share a secret and a store. */
  readonly tokenScope: string;
  /** Calls `onError`, and ignores what it throws. */
  readonly report: (error: ActivityProxyError, scope: RequestScope) => void;
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
    (value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value),
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
  allowedOrigins: originsRule,
  headers: headersRule,
  store: storeRule,
  fetch: functionRule,
  onError: functionRule,
  onResponse: functionRule,
  onTokenRequest: functionRule,
};

/** The least time for a request of a `getToken` of your own. */
const minTokenTimeoutMs = 10_000;

const ownRequestToken =
  ({ token, getToken }: Pick<ActivityProxyOptions, 'token' | 'getToken'>): RequestToken =>
  async (reason) => ({ token: getToken ? await getToken(reason) : token });

/** @throws {TypeError} that names the option. It does not quote the value, which may be a secret. */
export const readOptions = <Context>(
  options: ActivityProxyOptions<Context>,
): ResolvedOptions<Context> => {
  const caller = 'createActivityProxy';
  checkOptions<ActivityProxyOptions<Context>>(caller, options, rules, ['resolveUser']);
  const { token, getToken, apiUrl = defaultApiUrl, timeout = 15_000, onError } = options;
  if ((token === undefined) === (getToken === undefined)) {
    throw new TypeError(
      `${caller}: either token or getToken is required, and not both. Check that no environment variable is missing.`,
    );
  }
  const url = new URL(apiUrl);
  const credential = credentialOf(getToken);
  return {
    resolveUser: options.resolveUser,
    token,
    requestToken: credential?.requestToken ?? ownRequestToken(options),
    tokenTimeout: credential?.timeout ?? Math.max(timeout, minTokenTimeoutMs),
    tokenScope: `${credential?.url ?? url} ${credential?.merchantId ?? ''}`,
    tokenType: options.tokenType ?? 'Bearer',
    apiUrl: url,
    hasTrailingSlash: endsInSlash(apiUrl),
    merchantIds: options.merchantIds?.map(String),
    secret: readSecret(caller, options),
    allowedOrigins: new Set(options.allowedOrigins),
    headers: Object.fromEntries(new Headers(options.headers)),
    store: options.store,
    timeout,
    maxBytes: options.maxBytes ?? 2 ** 20,
    requestsPerMinute: options.requestsPerMinute ?? 60,
    fetch: (input, init) => (options.fetch ?? globalThis.fetch)(input, init),
    onResponse: options.onResponse,
    onTokenRequest: options.onTokenRequest,
    report: (error, scope) => {
      const done = callHook(onError, error, errorContext(scope));
      if (onError) scope.waitUntil?.(done);
    },
  };
};
