/** What went wrong behind the proxy, in one word. */
export type ActivityProxyErrorCode =
  /** `resolveUser` failed, or gave something that is no member. */
  | 'session'
  /** No access token could be had. */
  | 'token'
  /** The API refused the access token, and another one where there was one. */
  | 'unauthorized'
  /** The API answered with a status from 500 on; the answer was passed on. */
  | 'server'
  /** The API answered with 429; the answer was passed on. */
  | 'rate-limited'
  | 'network'
  | 'timeout'
  | 'redirected'
  /** Not JSON, too large, or an answer that repeats the access token. */
  | 'invalid-response'
  /** What nobody thought of: a fault of the proxy or of the runtime. */
  | 'internal';

/**
 * Why a member could not be answered: for the merchant's monitoring, never for the page. It holds no
 * token, no credential, no member and no URL with one.
 */
export class ActivityProxyError extends Error {
  override readonly name = 'ActivityProxyError';
  readonly code: ActivityProxyErrorCode;
  /** The HTTP status of Stamps, where there was an answer. */
  readonly status: number | undefined;

  constructor(
    code: ActivityProxyErrorCode,
    message: string,
    details: { readonly status?: number; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.status = details.status;
  }
}

/**
 * The error for a call that got no answer, by its reason alone: what a `fetch` rejects with may hold
 * the request with all its headers.
 */
export const networkError = (what: string, reason: unknown): ActivityProxyError => {
  const codes = [reason, Reflect.get(Object(reason), 'cause')].map((it) =>
    Reflect.get(Object(it), 'code'),
  );
  const code = codes.find((it) => typeof it === 'string' && /^[A-Z][A-Z_\d]{2,40}$/.test(it));
  return new ActivityProxyError(
    'network',
    `${what} gave no full answer${code ? ` (${code})` : ''}. Check apiUrl and the server's network.`,
  );
};
