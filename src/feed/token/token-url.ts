import { FeedError } from '../../api/index.js';
import { requestInit } from '../../api/request-init.js';
import type { Attempt } from '../../api/retry.js';
import { retry } from '../../api/retry.js';
import { retryAfter } from '../../shared/retry-after.js';
import { isConfidential } from '../../shared/secure-url.js';

/** No retry starts later than this. */
const retryBudgetMs = 15_000;

const maxRetries = 2;

const isRetryable = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const tokenError = (problem: string, retryable: boolean, status?: number, cause?: unknown) =>
  new FeedError(
    'token',
    `token-url ${problem}. It has to respond to a POST with {"access_token": "…"}.`,
    { status: status || undefined, retryable, cause },
  );

const parse = (url: string, base: string): URL | undefined => {
  try {
    return new URL(url, base);
  } catch {
    return undefined;
  }
};

/**
 * Resolves `token-url`.
 *
 * @throws {FeedError} `invalid-config` unless it is on the document's own origin, and https.
 */
export const resolveTokenUrl = (tokenUrl: string, base: string, origin: string): URL => {
  const url = parse(tokenUrl, base);
  if (url?.origin === origin && isConfidential(url)) return url;
  const problem = !url
    ? 'is not a URL'
    : url.origin === origin
      ? 'is not https, so others could read the token'
      : `is on ${url.origin}, but it has to be on the origin of this document, ${origin}`;
  throw new FeedError(
    'invalid-config',
    `token-url "${tokenUrl}" ${problem}. Give a path of your own site, such as "/stamps-token".`,
  );
};

const readToken = async (response: Response): Promise<unknown> => {
  try {
    return (await response.json()).access_token;
  } catch {
    // The cause is left out: engines quote the text, which may hold a token.
    return undefined;
  }
};

/** Requests a token from an endpoint of the document's own origin, with its cookies. */
export const fetchToken = (
  url: URL,
  signal: AbortSignal,
  customFetch: typeof fetch = globalThis.fetch,
): Promise<string> => {
  const attempt = async (): Promise<Attempt<string>> => {
    let response: Response;
    try {
      const headers = { Accept: 'application/json' };
      response = await customFetch(url.href, requestInit({ method: 'POST', headers, signal }));
    } catch (error) {
      signal.throwIfAborted();
      return { error: tokenError('did not respond', true, undefined, error) };
    }
    const { status, headers } = response;
    if (!response.ok) {
      const problem = status >= 400 ? `responded with status ${status}` : 'redirects';
      const retryAfterMs = retryAfter(headers.get('Retry-After'), Date.now());
      return { error: tokenError(problem, isRetryable(status), status), retryAfterMs };
    }
    const token = await readToken(response);
    if (typeof token === 'string' && token.trim()) return { value: token, status };
    return { error: tokenError('sent no access_token', false, status) };
  };
  return retry(attempt, { retries: maxRetries, budgetMs: retryBudgetMs, signal });
};
