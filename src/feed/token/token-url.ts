import { invalidConfig } from '../../api/errors.js';
import { FeedError } from '../../api/index.js';
import { requestInit } from '../../api/request-init.js';
import type { Attempt } from '../../api/retry.js';
import { retry } from '../../api/retry.js';
import { retryAfterOf } from '../../shared/retry-after.js';
import { isConfidential } from '../../shared/secure-url.js';
import type { GetToken } from '../../shared/token-provider.js';

/** Where tokens come from: a function of the document's, or an endpoint (`resolveTokenUrl`). */
export type TokenSource = GetToken | URL;

/** No retry starts later than this. */
const retryBudgetMs = 15_000;

const maxRetries = 2;

const isRetryable = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const tokenError = (
  problem: string,
  { status, ...details }: { retryable: boolean; status?: number; cause?: unknown },
) =>
  new FeedError(
    'token',
    `token-url ${problem}. It has to respond to a POST with {"access_token": "…"}.`,
    // Browsers hide the status of a redirect: it is 0.
    { ...details, status: status || undefined },
  );

/**
 * Resolves `token-url`.
 *
 * @throws {FeedError} `invalid-config` unless it is on the document's own origin, and https.
 */
export const resolveTokenUrl = (tokenUrl: string, base: string, origin: string): URL => {
  const invalid = (problem: string) =>
    invalidConfig(
      `token-url "${tokenUrl}" ${problem}. Give a path of your own site, such as "/stamps-token".`,
    );
  if (!URL.canParse(tokenUrl, base)) throw invalid('is not a URL');
  const url = new URL(tokenUrl, base);
  if (url.origin !== origin) {
    throw invalid(`is not on the origin of this document, ${origin}`);
  }
  if (!isConfidential(url)) throw invalid('is not https');
  return url;
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
      return { error: tokenError('did not respond', { retryable: true, cause: error }) };
    }
    const { status } = response;
    if (!response.ok) {
      const problem = status >= 400 ? `responded with status ${status}` : 'redirects';
      const retryAfterMs = retryAfterOf(response);
      const retryable = isRetryable(status);
      return { error: tokenError(problem, { retryable, status }), retryAfterMs };
    }
    const token = await readToken(response);
    if (typeof token === 'string' && token.trim()) return { value: token, status };
    return { error: tokenError('sent no access_token', { retryable: false, status }) };
  };
  return retry(attempt, { retries: maxRetries, budgetMs: retryBudgetMs, signal });
};
