import { defaultApiUrl } from '../shared/api-url.js';
import { parseJson } from '../shared/parse-json.js';
import { discardBody, readBody } from '../shared/read-body.js';
import type { GetToken, TokenReason } from '../shared/token-provider.js';
import { maxTimerMs } from '../shared/with-timeout.js';
import { readApiUrl } from './address.js';
import { type Check, checker, isFunction, isWhole } from './check.js';
import { fetchEitherForm } from './either-form.js';
import { ActivityProxyError, networkError } from './errors.js';
import { rememberCredential } from './member-key.js';
import { createTokenProvider, isToken } from './tokens.js';

/** The merchant's credential at the vendor's Token API, and how to reach that. */
export interface AccessTokenOptions {
  /** The documentation's "authentication string", as Stamps gave it to the merchant. */
  readonly token: string;
  /** The merchant that the access tokens are for. */
  readonly crmMerchantId: number | string;
  /** Base URL of the API as for the proxy; the Token API is beside it, at `../auth/get-access-token/`. */
  readonly apiUrl?: string | URL;
  /** Milliseconds that the Token API may take; 10,000 unless given. */
  readonly timeout?: number;
  /** Used in place of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch;
}

/** An access token is a few hundred bytes. */
const maxBytes = 65_536;

const tokenError = (problem: string, status?: number) =>
  new ActivityProxyError('token', `The Token API ${problem}`, { status });

const tokenIn = (text: string | undefined): unknown =>
  Reflect.get(Object(parseJson(text ?? '')), 'access_token');

const adviceFor = (status: number): string => {
  if (status === 404) return 'Check apiUrl.';
  return status < 500 ? 'Check token and crmMerchantId.' : 'It has a problem; try again later.';
};

/**
 * Makes a `getToken` from the merchant's credential: it gets an access token from the vendor's Token
 * API when one is needed, one request at a time, keeps it in memory until shortly before it expires,
 * and gets another one when it was refused.
 *
 * ```js
 * createActivityProxy({ getToken: getAccessToken({ token, crmMerchantId }), resolveUser });
 * ```
 *
 * What it gives rejects with an {@link ActivityProxyError} that holds no credential.
 *
 * @throws {TypeError} for options that can get no token, naming the option.
 */
export const getAccessToken = (
  options: AccessTokenOptions,
): ((reason?: TokenReason) => Promise<string>) => {
  const check: Check = checker('getAccessToken');
  check(typeof options === 'object' && options !== null, 'options', 'must be an object.');
  const { token, crmMerchantId, apiUrl = defaultApiUrl, timeout = 10_000 } = options;
  check(
    typeof token === 'string' && token.trim() !== '',
    'token',
    'is missing (or an environment variable is). Give the credential that Stamps gave you.',
  );
  check(
    /^[1-9]\d{0,14}$/.test(String(crmMerchantId)),
    'crmMerchantId',
    'must be the id of your merchant, a whole number.',
  );
  const base = readApiUrl(apiUrl);
  check(typeof base === 'object', 'apiUrl', String(base));
  check(isWhole(timeout, 1, maxTimerMs), 'timeout', 'must be a whole number of milliseconds.');
  check(options.fetch === undefined || isFunction(options.fetch), 'fetch', 'must be a function.');
  const url = new URL(base);
  url.hash = '';
  url.pathname = `${base.pathname.replace(/\/+$/, '').replace(/\/[^/]*$/, '')}/auth/get-access-token/`;
  const body = JSON.stringify({ token, crm_merchant_id: Number(crmMerchantId) });

  const mint = async (_reason: TokenReason, signal: AbortSignal): Promise<string> => {
    const fetchIt = options.fetch ?? globalThis.fetch;
    let response: Response;
    let text: string | undefined;
    try {
      response = await fetchEitherForm(`token ${url}`, url, (to) =>
        fetchIt(to, {
          method: 'POST',
          headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
          body,
          redirect: 'manual',
          signal,
        }),
      );
      if (!response.ok) discardBody(response);
      else text = await readBody(response, signal, maxBytes);
    } catch (error) {
      throw tokenError(networkError('Token API', error).message.replace('Token API ', ''));
    }
    const { status, ok } = response;
    if (status < 400 && !ok) throw tokenError('redirects. Check apiUrl.', status || undefined);
    if (!ok) throw tokenError(`answered with status ${status}. ${adviceFor(status)}`, status);
    const access = tokenIn(text);
    if (isToken(access)) return access;
    throw tokenError('gave no access_token. Check apiUrl.', status);
  };

  const tokens = createTokenProvider(mint, timeout);
  const getToken: GetToken & ((reason?: TokenReason) => Promise<string>) = (reason = 'initial') =>
    reason === 'refused' ? tokens.renew() : tokens.get();
  rememberCredential(getToken, `${crmMerchantId} ${token}`);
  return getToken;
};
