import { defaultApiUrl } from '../shared/api-url.js';
import { parseJson } from '../shared/parse-json.js';
import { readBody } from '../shared/read-body.js';
import { retryAfter } from '../shared/retry-after.js';
import type { SlashSign } from '../shared/slash.js';
import { inEitherForm, isRedirect, signOfRedirect } from '../shared/slash.js';
import { withTimeout } from '../shared/with-timeout.js';
import type { FeedErrorCode, FeedPhase } from './errors.js';
import { FeedError } from './errors.js';
import type { ActivityPage } from './parse-page.js';
import { parsePage } from './parse-page.js';
import type { ActivityQuery } from './query.js';
import { activitiesUrl, checkConfidential } from './query.js';
import { redact, redactCause } from './redact.js';
import { requestInit } from './request-init.js';
import { redirectError, statusError } from './response.js';
import type { Attempt } from './retry.js';
import { retry } from './retry.js';

/** One try of a request, as told to `onAttempt`: nothing in it is about a member. */
export interface FetchAttempt {
  readonly phase: FeedPhase;
  /** What went wrong; `undefined` for a page. */
  readonly code: FeedErrorCode | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** How long it took. */
  readonly milliseconds: number;
}

/** How a page is fetched. */
export interface FetchOptions {
  /** Sent as `Authorization: {tokenType} {token}`; without one, no such header is sent. */
  readonly token?: string;
  /** The `<token_type>` of the API's documentation; `Bearer` unless given. */
  readonly tokenType?: string;
  /** Used in place of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch;
  /** Aborts the request and its repeats; the call then rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Milliseconds that one try may take, headers and body together; 20,000 unless given. */
  readonly timeout?: number;
  /** How often a request that can heal is repeated; 2 unless given. */
  readonly retries?: number;
  /** What errors say they happened in; from `olderThan` unless given. */
  readonly phase?: FeedPhase;
  /** Told of each try when it has ended. */
  readonly onAttempt?: (attempt: FetchAttempt) => void;
}

/** Milliseconds after which no further try is begun. */
const budget = 60_000;

const headersFor = (
  url: URL,
  { token, tokenType = 'Bearer' }: FetchOptions,
  phase: FeedPhase,
): Headers => {
  const headers = new Headers({ Accept: 'application/json' });
  if (token) {
    checkConfidential(url, phase);
    try {
      headers.set('Authorization', `${tokenType} ${token}`);
    } catch {
      // Without the cause: engines quote the header, and with it the token.
      throw new FeedError(
        'invalid-config',
        'token or token-type has a character that no HTTP header can carry, such as a line break.',
        { phase },
      );
    }
  }
  return headers;
};

const networkError = (phase: FeedPhase, cause: unknown) =>
  new FeedError(
    'network',
    'No answer from the API: the network failed, or the server does not allow this page to read it ' +
      '(CORS). Check the connection, api-url, and the Access-Control headers of the answer.',
    { phase, cause },
  );

const timeoutError = (phase: FeedPhase, timeout: number) =>
  new FeedError('timeout', `The API did not answer in full within ${timeout} ms. Try again.`, {
    phase,
  });

const endlessError = (phase: FeedPhase, status: number) =>
  new FeedError(
    'invalid-response',
    'The answer is larger than any page of activities. Check that api-url leads to the Activity API.',
    { phase, status },
  );

const parseBody = (text: string, status: number, phase: FeedPhase): ActivityPage => {
  const body = parseJson(text);
  try {
    if (body !== undefined) return parsePage(body);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    throw new FeedError(error.code, error.message, {
      phase,
      status,
      messages: error.messages,
      cause: error,
    });
  }
  throw new FeedError(
    'invalid-response',
    'The answer is not JSON. Check that api-url leads to the Activity API and not to a web page.',
    { phase, status },
  );
};

/** One try, and what its redirect says about the slash. */
type Try = Attempt<ActivityPage> & { readonly sign?: SlashSign };

/** Whether a browser may hide a preflight that was redirected: then it tells of a failed network. */
const hidesPreflight = ({ origin }: URL): boolean =>
  ![undefined, origin].includes(globalThis.location?.origin);

/** What a try says about the slash. The API's own 404, for an unknown member, has messages. */
const signOf = (result: Try, url: URL): SlashSign => {
  if ('value' in result) return 'answered';
  const { sign, error } = result;
  if (sign) return sign;
  const { code, status = 0, messages } = error as Partial<FeedError>;
  if (code === 'not-found') return messages?.length ? 'answered' : 'unclear';
  if (messages?.length || (status >= 400 && status < 500)) return 'answered';
  return code === 'network' && hidesPreflight(url) ? 'silent' : 'failed';
};

const send = async (
  url: URL,
  init: RequestInit & { readonly signal: AbortSignal },
  { fetch: fetchIt = globalThis.fetch, token }: FetchOptions,
  phase: FeedPhase,
): Promise<Try> => {
  const reach = async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      throw networkError(phase, redactCause(error, token));
    }
  };
  const response = await reach(() => fetchIt(url.href, init));
  const { status } = response;
  if (isRedirect(response)) {
    return { error: redirectError(phase, status), sign: signOfRedirect(response, url) };
  }
  const body = await reach(() => readBody(response, init.signal));
  if (body === undefined) return { error: endlessError(phase, status) };
  const text = redact(body, token);
  const memberKey = response.headers.get('Stamps-Member-Key') ?? undefined;
  if (response.ok) {
    const page = parseBody(text, status, phase);
    return { status, value: memberKey ? { ...page, memberKey } : page };
  }
  return {
    error: statusError(status, parseJson(text), phase, memberKey),
    wait: retryAfter(response.headers.get('Retry-After'), Date.now()),
  };
};

/**
 * Fetches one page of a member's activities, newest first, and parses it.
 *
 * What can heal (no network, 408, 429, 5xx) is repeated with growing random delays, or after the time
 * that a `Retry-After` header asks for; nothing else is. No repeat begins later than a minute after
 * the first try: who is asked to wait longer gets the error at once.
 *
 * Servers differ in whether they want a trailing slash. Where the first form of the address is
 * redirected to the other one, or may be refused for its slash, the other one is asked once, and the
 * form that answered is remembered for the api-url. No other redirect is followed.
 *
 * @throws {FeedError} with a `code`, the HTTP `status` and the server's own `messages`.
 */
export const fetchPage = async (
  query: ActivityQuery,
  options: FetchOptions = {},
): Promise<ActivityPage> => {
  const { retries = 2, timeout = 20_000, onAttempt } = options;
  const phase = options.phase ?? (query.olderThan === undefined ? 'first' : 'more');
  const url = activitiesUrl(query, phase);
  const headers = headersFor(url, options, phase);
  const signal = options.signal ?? new AbortController().signal;

  const attempt = async (to: URL): Promise<Try> => {
    const begin = Date.now();
    const limit = { timeout, timeoutError: timeoutError(phase, timeout), signal };
    const call = (aborted: AbortSignal) =>
      send(to, { ...requestInit({ headers }), signal: aborted }, options, phase);
    const result = await withTimeout(call, limit).catch((error: unknown) => {
      signal.throwIfAborted();
      return { error };
    });
    const { code, status } = ('error' in result ? result.error : result) as Partial<FeedError>;
    onAttempt?.({ phase, code, status, milliseconds: Date.now() - begin });
    return result;
  };
  const inForm = inEitherForm(query.apiUrl ?? defaultApiUrl, url, attempt, signOf);
  return retry(inForm, { retries, budget, signal });
};
