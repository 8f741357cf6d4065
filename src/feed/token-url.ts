import { FeedError } from '../api/index.js';
import { isConfidential } from '../api/query.js';
import { requestInit } from '../api/request-init.js';
import type { Attempt } from '../api/retry.js';
import { retry, retryAfter } from '../api/retry.js';

/** Milliseconds until no further try is begun. */
const budget = 15_000;

const retries = 2;

/** Statuses that a later try may not meet again. */
const heals = (status: number): boolean => status === 408 || status === 429 || status >= 500;

const failed = (problem: string, retryable: boolean, status?: number, cause?: unknown) =>
  new FeedError(
    'token',
    `token-url ${problem}. It has to answer a POST with {"access_token": "…"}.`,
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
 * Where `token-url` leads.
 *
 * @throws {FeedError} `invalid-config` unless it is of the page's own origin, and confidential.
 */
export const resolveTokenUrl = (tokenUrl: string, base: string, origin: string): URL => {
  const url = parse(tokenUrl, base);
  if (url?.origin === origin && isConfidential(url)) return url;
  const problem = !url
    ? 'is not a URL'
    : url.origin === origin
      ? 'is not https: others could read the token'
      : `leads to ${url.origin}, and only this page's own origin, ${origin}, may be asked`;
  throw new FeedError(
    'invalid-config',
    `token-url "${tokenUrl}" ${problem}. Give a path of your own site, such as "/stamps-token".`,
  );
};

const tokenIn = async (response: Response): Promise<unknown> => {
  try {
    return (await response.json()).access_token;
  } catch {
    // Without the cause: engines quote the text, and it may hold a token.
    return undefined;
  }
};

/** Asks a token endpoint of the page's own origin, with the page's session. */
export const askTokenUrl = (
  url: URL,
  signal: AbortSignal,
  fetchIt: typeof fetch = globalThis.fetch,
): Promise<string> => {
  const attempt = async (): Promise<Attempt<string>> => {
    let response: Response;
    try {
      const headers = { Accept: 'application/json' };
      response = await fetchIt(url.href, requestInit({ method: 'POST', headers, signal }));
    } catch (error) {
      signal.throwIfAborted();
      return { error: failed('gave no answer', true, undefined, error) };
    }
    const { status, headers } = response;
    if (!response.ok) {
      const problem = status >= 400 ? `answered with status ${status}` : 'redirects';
      const wait = retryAfter(headers.get('Retry-After'), Date.now());
      return { error: failed(problem, heals(status), status), wait };
    }
    const token = await tokenIn(response);
    if (typeof token === 'string' && token.trim()) return { value: token, status };
    return { error: failed('gave no access_token', false, status) };
  };
  return retry(attempt, { retries, budget, signal });
};
