/** What went wrong behind the proxy. */
export type ActivityProxyErrorCode =
  /** `resolveUser` failed, or returned a value that is not a member. */
  | 'session'
  /** There is no access token. */
  | 'token'
  /** The API refused the access token, and the renewed one if there was one. */
  | 'unauthorized'
  /** The API responded with a status of 500 or more. The response was passed on. */
  | 'server'
  /** The API responded with 429. The response was passed on. */
  | 'rate-limited'
  | 'network'
  /** There was no response in time, or the API responded with 408. */
  | 'timeout'
  | 'redirected'
  /** The response is not JSON, is too large, repeats the access token, or is that of a firewall. */
  | 'invalid-response'
  /** The store did not respond. This process goes on by itself until the store is back. */
  | 'store'
  /** Any other error, of the proxy or of the runtime. */
  | 'internal';

/**
 * Why a request of a member failed, for the merchant's monitoring. The page does not get it. It holds no
 * token, credential or member, and no URL with one.
 */
export class ActivityProxyError extends Error {
  override readonly name = 'ActivityProxyError';
  readonly code: ActivityProxyErrorCode;
  /** The HTTP status of the response from Stamps, if there was one. */
  readonly status: number | undefined;
  /** The `Retry-After` of the Token API, in seconds, if there was one. */
  readonly retryAfter: number | undefined;

  constructor(
    code: ActivityProxyErrorCode,
    message: string,
    details: {
      readonly status?: number;
      readonly retryAfter?: number;
      readonly cause?: unknown;
    } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.status = details.status;
    this.retryAfter = details.retryAfter;
  }
}

/** The code of a system error such as `ECONNRESET`. Other values may hold a secret. */
const systemCodeOf = (error: unknown): string | undefined => {
  const code: unknown = Reflect.get(Object(error), 'code');
  return typeof code === 'string' && /^[A-Z][A-Z_\d]{2,40}$/.test(code) ? code : undefined;
};

/**
 * The error for a request without a complete response. It has the system error's code and not its cause:
 * the error of a `fetch` may hold the request with all its headers.
 */
export const networkError = (
  code: 'network' | 'token',
  server: string,
  reason: unknown,
): ActivityProxyError => {
  let systemCode: string | undefined;
  try {
    systemCode = systemCodeOf(reason) ?? systemCodeOf(Reflect.get(Object(reason), 'cause'));
  } catch {
    // A getter of a custom fetch's error failed.
  }
  return new ActivityProxyError(
    code,
    `${server} did not respond completely${systemCode ? ` (${systemCode})` : ''}. ` +
      "Check apiUrl and the server's network.",
  );
};
