import { defaultApiUrl } from '../shared/api-url.js';
import type { MerchantId } from '../shared/merchant-id.js';
import { parseJson } from '../shared/parse-json.js';
import { discardBody, readBody } from '../shared/read-body.js';
import { retryAfterOf } from '../shared/retry-after.js';
import type { TokenReason } from '../shared/token-provider.js';
import { withTimeout } from '../shared/with-timeout.js';
import { rememberCredential } from './credential.js';
import { ActivityProxyError, networkError } from './errors.js';
import { fetchWithSlashFallback } from './fetch-with-slash-fallback.js';
import {
  apiUrlRule,
  checkOptions,
  credentialRule,
  functionRule,
  isMerchantId,
  type OptionRules,
  timeoutRule,
} from './option-rules.js';
import { isToken, type RequestToken } from './token/request-token.js';
import { tokenTimeout } from './token/token-errors.js';
import { TokenKeeper } from './token/token-keeper.js';

/** The merchant's credential for the vendor's Token API, and where that API is. */
export interface AccessTokenOptions {
  /**
   * The "authentication string" of the documentation, which Stamps gave to the merchant. Spaces and line
   * breaks around it are removed.
   */
  readonly token: string;
  /** The merchant that the access tokens are for. */
  readonly crmMerchantId: MerchantId;
  /** Base URL of the API, as for the proxy. The Token API is beside it, at `../auth/get-access-token/`. */
  readonly apiUrl?: string | URL | undefined;
  /** The URL of the Token API, if it is not beside `apiUrl`. */
  readonly tokenEndpoint?: string | URL | undefined;
  /** Milliseconds for a request to the Token API; 10,000 by default. */
  readonly timeout?: number | undefined;
  /** Used instead of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch | undefined;
}

/** An access token has a few hundred bytes. */
const maxBytes = 65_536;

const rules: OptionRules<AccessTokenOptions> = {
  token: credentialRule,
  crmMerchantId: [isMerchantId, 'must be the id of your merchant, a positive whole number.'],
  apiUrl: apiUrlRule,
  tokenEndpoint: apiUrlRule,
  timeout: timeoutRule,
  fetch: functionRule,
};

const tokenError = (problem: string, details: { status?: number; retryAfter?: number } = {}) =>
  new ActivityProxyError('token', `The Token API ${problem}`, details);

/** @param option the option that says where the Token API is. */
const statusError = (response: Response, option: string): ActivityProxyError => {
  const { status } = response;
  if (status < 400) {
    const problem = `responded with a redirect. Check ${option}.`;
    return tokenError(problem, { status: status || undefined });
  }
  const isTemporary = status >= 500 || status === 408 || status === 429;
  const advice = isTemporary ? 'Try again later.' : 'Check token and crmMerchantId.';
  const retryAfterMs = retryAfterOf(response);
  return tokenError(
    `responded with status ${status}. ${status === 404 ? `Check ${option}.` : advice}`,
    { status, retryAfter: retryAfterMs === undefined ? undefined : Math.ceil(retryAfterMs / 1000) },
  );
};

/** The URL of the Token API, which has the API's own parent path. */
const tokenApiUrl = (apiUrl: string | URL): URL => {
  const url = new URL(apiUrl);
  const parent = url.pathname.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
  url.pathname = `${parent}/auth/get-access-token/`;
  url.hash = '';
  return url;
};

/**
 * Creates a `getToken` from the merchant's credential. It requests an access token from the vendor's Token
 * API when one is needed, one request at a time. It keeps the token in memory until shortly before it
 * expires, and renews it if it is refused.
 *
 * ```js
 * createActivityProxy({ getToken: getAccessToken({ token, crmMerchantId }), resolveUser });
 * ```
 *
 * The returned function rejects with an {@link ActivityProxyError}, which holds no credential.
 *
 * @throws {TypeError} that names the invalid option.
 */
export const getAccessToken = (
  options: AccessTokenOptions,
): ((reason?: TokenReason) => Promise<string>) => {
  checkOptions('getAccessToken', options, rules, ['token', 'crmMerchantId']);
  const { crmMerchantId, apiUrl = defaultApiUrl, tokenEndpoint, timeout = 10_000 } = options;
  const token = options.token.trim();
  const url = tokenEndpoint ? new URL(tokenEndpoint) : tokenApiUrl(apiUrl);
  const option = tokenEndpoint ? 'tokenEndpoint' : 'apiUrl';
  const body = JSON.stringify({ token, crm_merchant_id: Number(crmMerchantId) });

  const send = (to: string, signal: AbortSignal): Promise<Response> =>
    (options.fetch ?? globalThis.fetch)(to, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body,
      redirect: 'manual',
      signal,
    });

  const requestToken: RequestToken = async (_reason, signal) => {
    let response: Response;
    let text: string | undefined;
    try {
      const key = `token ${url}`;
      response = await fetchWithSlashFallback(key, url, (to) => send(to, signal), signal);
      if (response.ok) text = await readBody(response, signal, maxBytes);
      else discardBody(response);
    } catch (error) {
      throw networkError('token', 'The Token API', error);
    }
    if (!response.ok) throw statusError(response, option);
    const { status } = response;
    const accessToken: unknown = Reflect.get(Object(parseJson(text ?? '')), 'access_token');
    if (isToken(accessToken)) return { token: accessToken, status };
    throw tokenError(`sent no access_token. Check ${option}.`, { status });
  };

  const keeper = new TokenKeeper({ requestToken, timeout });
  const getToken = (reason: TokenReason = 'initial'): Promise<string> =>
    withTimeout(
      (signal) => (reason === 'refused' ? keeper.renew({ signal }) : keeper.get({ signal })),
      {
        timeout,
        timeoutError: () => tokenTimeout(timeout),
      },
    );
  rememberCredential(getToken, {
    merchantId: String(crmMerchantId),
    token,
    requestToken,
    timeout,
    url: url.href,
  });
  return getToken;
};
