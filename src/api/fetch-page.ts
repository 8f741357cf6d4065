import { defaultApiUrl } from '../shared/api-url.js';
import { monotonicNow } from '../shared/elapsed.js';
import { parseJson } from '../shared/parse-json.js';
import { readBody } from '../shared/read-body.js';
import { retryAfterOf } from '../shared/retry-after.js';
import {
  isRedirect,
  notFoundHint,
  redirectHint,
  type SlashHint,
  withSlashFallback,
} from '../shared/trailing-slash.js';
import { withTimeout } from '../shared/with-timeout.js';
import type { FeedPhase } from './errors.js';
import { FeedError } from './errors.js';
import {
  invalidTokenError,
  networkError,
  notJsonError,
  timeoutError,
  tooLargeError,
} from './fetch-errors.js';
import type { FetchOptions } from './fetch-options.js';
import type { ActivityPage } from './parse-page.js';
import { parsePage } from './parse-page.js';
import type { ActivityQuery } from './query.js';
import { activitiesUrl, checkConfidential } from './query.js';
import { redact, redactCause } from './redact.js';
import { requestInit } from './request-init.js';
import type { Attempt } from './retry.js';
import { retry } from './retry.js';
import { redirectError, statusError } from './status-errors.js';

/** No retry starts later than this after the first attempt. */
const retryBudgetMs = 60_000;

type PageAttempt = Attempt<ActivityPage> & {
  /** What a redirect says about the trailing slash. */
  readonly slashHint?: SlashHint;
};

const headersFor = (url: URL, { token, tokenType = 'Bearer' }: FetchOptions): Headers => {
  const headers = new Headers({ Accept: 'application/json' });
  if (!token) return headers;
  checkConfidential(url);
  try {
    headers.set('Authorization', `${tokenType} ${token}`);
  } catch {
    throw invalidTokenError();
  }
  return headers;
};

const parseBody = (text: string, status: number): ActivityPage => {
  const body = parseJson(text);
  if (body === undefined) throw notJsonError(status, text);
  try {
    return parsePage(body);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    const { code, message, messages } = error;
    throw new FeedError(code, message, { status, messages, cause: error });
  }
};

/** Whether a browser sends a preflight to this URL, and hides it if that is redirected. */
const mayHideRedirect = ({ origin }: URL): boolean =>
  ![undefined, origin].includes(globalThis.location?.origin);

/** What an attempt says about the trailing slash. */
const slashHintOf = (attempt: PageAttempt, url: URL): SlashHint => {
  if ('value' in attempt) return 'found';
  const { slashHint, error } = attempt;
  if (slashHint) return slashHint;
  if (!(error instanceof FeedError)) return 'failed';
  const { code, status = 0, messages } = error;
  if (code === 'not-found') return notFoundHint(messages);
  if (messages.length > 0 || (status >= 400 && status < 500)) return 'found';
  return code === 'network' && mayHideRedirect(url) ? 'no-response' : 'failed';
};

const sendRequest = async (
  url: URL,
  init: RequestInit,
  { fetch: customFetch = globalThis.fetch, token }: FetchOptions,
  signal: AbortSignal,
): Promise<PageAttempt> => {
  // A custom fetch may throw instead of rejecting.
  const orNetworkError = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw networkError(redactCause(error, token));
    }
  };
  const response = await orNetworkError(() => customFetch(url.href, init));
  const { status } = response;
  if (isRedirect(response)) {
    return { error: redirectError(status), slashHint: redirectHint(response, url) };
  }
  const body = await orNetworkError(() => readBody(response, signal));
  if (body === undefined) return { error: tooLargeError(status) };
  const text = redact(body, token);
  const memberKey = redact(response.headers.get('Stamps-Member-Key') ?? '', token) || undefined;
  if (response.ok) {
    const page = parseBody(text, status);
    return { status, value: memberKey ? { ...page, memberKey } : page };
  }
  return {
    error: statusError(status, parseJson(text), memberKey),
    retryAfterMs: retryAfterOf(response),
  };
};

/**
 * Fetches one page, as the public function does, with options that are known to be valid.
 *
 * @throws {FeedError} whose phase is always `first`.
 */
export const fetchPage = async (
  query: ActivityQuery,
  options: FetchOptions & { readonly phase: FeedPhase },
): Promise<ActivityPage> => {
  const { retries = 2, timeout = 20_000, credentials = 'same-origin', phase, onAttempt } = options;
  const url = activitiesUrl(query);
  const headers = headersFor(url, options);
  const signal = options.signal ?? new AbortController().signal;

  const attempt = async (target: URL): Promise<PageAttempt> => {
    const start = monotonicNow();
    const limit = { timeout, timeoutError: () => timeoutError(timeout), signal };
    const call = (limitedSignal: AbortSignal) =>
      sendRequest(
        target,
        requestInit({ headers, credentials, signal: limitedSignal }),
        options,
        limitedSignal,
      );
    const result: PageAttempt = await withTimeout(call, limit).catch((error: unknown) => {
      signal.throwIfAborted();
      return { error };
    });
    const error = 'error' in result && result.error instanceof FeedError ? result.error : undefined;
    const status = 'value' in result ? result.status : error?.status;
    onAttempt?.({
      phase,
      code: error?.code,
      status,
      milliseconds: Math.round(monotonicNow() - start),
    });
    return result;
  };
  const send = withSlashFallback(query.apiUrl ?? defaultApiUrl, url, attempt, slashHintOf);
  return retry(send, { retries, budgetMs: retryBudgetMs, signal });
};
