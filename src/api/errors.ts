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

/** What a `FeedError` is made of, beside its code and its message. */
export interface FeedErrorDetails {
  phase?: FeedPhase;
  status?: number;
  messages?: readonly string[];
  memberKey?: string;
  /** Whether the same request may succeed later; by the code unless given. */
  retryable?: boolean;
  cause?: unknown;
}

/** Only these can heal by themselves; the same wrong request stays wrong however often it is sent. */
const healing: ReadonlySet<FeedErrorCode> = new Set([
  'network',
  'timeout',
  'rate-limited',
  'server',
]);

/** Why a page could not be shown. The message says what is wrong, where, and what to do. */
export class FeedError extends Error {
  declare readonly name: 'FeedError';
  readonly code: FeedErrorCode;
  /** Which request failed. */
  readonly phase: FeedPhase;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** The server's own messages: `detail`, `errors`, `error_message` and `error_messages`. */
  readonly messages: readonly string[];
  /** Who is signed in by the proxy's account, from the answer's `Stamps-Member-Key` header. */
  readonly memberKey: string | undefined;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;

  constructor(code: FeedErrorCode, message: string, details: FeedErrorDetails = {}) {
    super(message, { cause: details.cause });
    // Assigning would throw on a page that has frozen the prototype of errors.
    Object.defineProperty(this, 'name', { value: 'FeedError' });
    this.code = code;
    this.phase = details.phase ?? 'first';
    this.status = details.status;
    this.messages = details.messages ?? [];
    this.memberKey = details.memberKey;
    this.retryable = details.retryable ?? healing.has(code);
  }
}
