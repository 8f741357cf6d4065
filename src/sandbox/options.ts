import type { SandboxTokenOptions } from './auth/tokens.js';
import type { FaultsOption } from './faults/select-faults.js';
import type { CustomMember } from './members/custom-members.js';
import type { SandboxMember } from './members/members.js';
import type { LoggedRequest } from './sessions/request-log.js';

/** Path of the Activity API's base URL, as in the documentation's cURL examples. */
export const defaultBasePath = '/api/v3';

/** When the newest activity happened unless said otherwise: a Saturday morning in Jakarta. */
export const defaultNow = Date.parse('2026-10-31T09:30:00+07:00');

/** What signs the access tokens unless said otherwise. It protects nothing but made-up members. */
export const defaultSecret = 'stamps-activity-feed-sandbox';

export interface SandboxOptions {
  /** Path before `/activities`; whatever comes before it is of no account. Default `/api/v3`. */
  readonly basePath?: string;
  /** When the newest activity happened: ms since the epoch, or a date. Fixed by default. */
  readonly now?: number | Date;
  /** The time for the lifetime of tokens, ms since the epoch. Default `Date.now`. */
  readonly clock?: () => number;
  /** Signs the access tokens (HS256). */
  readonly secret?: string;
  /** Members of one's own, beside the built-in ones or, with the same email or mobile, instead. */
  readonly members?: readonly CustomMember[];
  /**
   * What goes wrong. An object is for the two lists; a function is asked at each request, the token
   * endpoint's included. Switches in a URL (`?sandbox_status=503`) go before both.
   */
  readonly faults?: FaultsOption;
}

/**
 * The Activity API in memory: a web-standard handler. It rejects only when the request is aborted
 * while its answer is being held back, with the signal's reason.
 */
export interface Sandbox {
  (request: Request): Promise<Response>;
  /** Signs an access token for tests: expired, of another merchant, of one member. */
  issueToken(options?: SandboxTokenOptions): Promise<string>;
  /** Built-in members and one's own, for a picker. */
  readonly members: readonly SandboxMember[];
  /** What a session has asked so far, oldest first; without a name, what had no `sandbox_session`. */
  requests(session?: string): readonly LoggedRequest[];
}
