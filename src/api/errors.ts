/** What went wrong. `not-loaded` comes from the CMS loader only, when the element could not be loaded. */
export type FeedErrorCode =
  | 'invalid-config'
  | 'token'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'bad-request'
  | 'rate-limited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'redirected'
  | 'invalid-response'
  | 'no-progress'
  | 'not-loaded';

/** Which request failed: the `first` page, one `more`, or a `refresh` of what is shown. */
export type FeedPhase = 'first' | 'more' | 'refresh';

/** The fields of a `FeedError` beside its code and message. */
export interface FeedErrorDetails {
  phase?: FeedPhase | undefined;
  status?: number | undefined;
  messages?: readonly string[] | undefined;
  /** @internal */
  memberKey?: string | undefined;
  /** @internal */
  isHtml?: boolean | undefined;
  /** Whether the same request may succeed later. By default, the code decides. */
  retryable?: boolean | undefined;
  cause?: unknown | undefined;
}

/** The same request may succeed later. All other codes mean that the request itself is wrong. */
const retryableCode = /^(network|timeout|rate-limited|server)$/;

/** Why a page could not be shown. The message says what is wrong, where, and what to do. */
export class FeedError extends Error {
  declare readonly name: 'FeedError';
  readonly code: FeedErrorCode;
  /** Which request failed. */
  readonly phase: FeedPhase;
  /** The HTTP status, if there was a response. */
  readonly status: number | undefined;
  /** The server's own messages: `detail`, `errors`, `error_message` and `error_messages`. */
  readonly messages: readonly string[];
  /**
   * The response's `Stamps-Member-Key` header: a hash of the member who is signed in at the proxy.
   *
   * @internal
   */
  readonly memberKey: string | undefined;
  /**
   * Whether the response was a web page, as the sign-in page of a Wi-Fi network is.
   *
   * @internal
   */
  readonly isHtml: boolean;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;

  constructor(code: FeedErrorCode, message: string, details: FeedErrorDetails = {}) {
    super(message, { cause: details.cause });
    // An assignment would throw in a document that has frozen `Error.prototype`.
    Object.defineProperty(this, 'name', { value: 'FeedError' });
    this.code = code;
    this.phase = details.phase ?? 'first';
    this.status = details.status;
    this.messages = details.messages ?? [];
    this.memberKey = details.memberKey;
    this.isHtml = details.isHtml ?? false;
    this.retryable = details.retryable ?? retryableCode.test(code);
  }
}

export const invalidConfig = (message: string): FeedError =>
  new FeedError('invalid-config', message);

/** The same error with the phase of the request that it belongs to. Other errors stay as they are. */
export const inPhase = (error: unknown, phase: FeedPhase): unknown => {
  if (!(error instanceof FeedError) || error.phase === phase) return error;
  const { code, message, cause } = error;
  return new FeedError(code, message, { ...error, phase, cause });
};
