import { defaultApiUrl } from '../shared/api-url.js';
import type { MerchantId } from '../shared/merchant-id.js';
import { parseJson } from '../shared/parse-json.js';
import { discardBody, readBody } from '../shared/read-body.js';
import type { GetToken, RequestToken, TokenReason } from '../shared/token-provider.js';
import { ActivityProxyError, networkError } from './errors.js';
import { fetchWithSlashFallback } from './fetch-with-slash-fallback.js';
import { rememberCredential } from './member-key.js';
import {
  apiUrlRule,
  checkOptions,
  functionRule,
  isMerchantId,
  type OptionRules,
  timeoutRule,
} from './option-rules.js';
import { createTokenProvider, isToken } from './token-provider.js';

/** The merchant's credential for the vendor's Token API, and where that API is. */
export interface AccessTokenOptions {
  /** The "authentication string" of the documentation, which Stamps gave to the merchant. */
  readonly token: string;
  /** The merchant that the access tokens are for. */
  readonly crmMerchantId: MerchantId;
  /** Base URL of the API, as for the proxy. The Token API is beside it, at `../auth/get-access-token/`. */
  readonly apiUrl?: string | URL;
  /** Milliseconds for a request to the Token API; 10,000 by default. */
  readonly timeout?: number;
  /** Used instead of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch;
}

/** An access token has a few hundred bytes. */
const maxBytes = 65_536;

const rules: OptionRules<AccessTokenOptions> = {
  token: [
    (value) => typeof value === 'string' && value.trim() !== '',
    'is missing. Give the credential that you have from Stamps, and check that no environment variable is missing.',
  ],
  crmMerchantId: [isMerchantId, 'must be the id of your merchant, a positive whole number.'],
  apiUrl: apiUrlRule,
  timeout: timeoutRule,
  fetch: functionRule,
};

const tokenError = (problem: string, status?: number) =>
  new ActivityProxyError('token', `The Token API ${problem}`, { status });

const statusError = (status: number): ActivityProxyError => {
  if (status < 400)
    return tokenError('responded with a redirect. Check apiUrl.', status || undefined);
  const advice = status < 500 ? 'Check token and crmMerchantId.' : 'Try again later.';
  return tokenError(
    `responded with status ${status}. ${status === 404 ? 'Check apiUrl.' : advice}`,
    status,
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
  const { token, crmMerchantId, apiUrl = defaultApiUrl, timeout = 10_000 } = options;
  const url = tokenApiUrl(apiUrl);
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
      response = await fetchWithSlashFallback(
        `token ${url}`,
        url,
        (to) => send(to, signal),
        signal,
      );
      if (response.ok) text = await readBody(response, signal, maxBytes);
      else discardBody(response);
    } catch (error) {
      throw networkError('token', 'The Token API', error);
    }
    const { status, ok } = response;
    if (!ok) throw statusError(status);
    const accessToken: unknown = Reflect.get(Object(parseJson(text ?? '')), 'access_token');
    if (isToken(accessToken)) return accessToken;
    throw tokenError('sent no access_token. Check apiUrl.', status);
  };

  const tokens = createTokenProvider(requestToken, timeout);
  const getToken: GetToken & ((reason?: TokenReason) => Promise<string>) = (reason = 'initial') =>
    reason === 'refused' ? tokens.renew() : tokens.get();
  rememberCredential(getToken, { merchantId: String(crmMerchantId), token });
  return getToken;
};
