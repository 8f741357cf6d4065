import type { SandboxTokenOptions } from './auth/tokens.js';
import type { FaultsOption } from './faults/select-faults.js';
import type { CustomMember } from './members/custom-members.js';
import type { SandboxMember } from './members/members.js';
import type { LoggedRequest } from './sessions/request-log.js';

/** Path of the Activity API's base URL, as in the documentation's cURL examples. */
export const defaultBasePath = '/api/v3';

/** Default time of the newest activity: a Saturday morning in Jakarta. */
export const defaultNow = Date.parse('2026-10-31T09:30:00+07:00');

/** Default signing key of the access tokens. It may be public: all built-in members are invented. */
export const defaultSecret = 'stamps-activity-feed-sandbox';

export interface SandboxOptions {
  /** Path before `/activities`. Any prefix before it is ignored. Default `/api/v3`. */
  readonly basePath?: string | undefined;
  /** Time of the newest activity, as a date or in ms since the epoch. Fixed by default. */
  readonly now?: number | Date | undefined;
  /** Current time for issuing and checking tokens, in ms since the epoch. Default `Date.now`. */
  readonly clock?: (() => number) | undefined;
  /** Key that signs the access tokens (HS256). The default is public. */
  readonly secret?: string | undefined;
  /** Your own members. One with the email or mobile number of a built-in member replaces it. */
  readonly members?: readonly CustomMember[] | undefined;
  /**
   * What goes wrong. An object applies to the two activity endpoints; a function is called for every
   * request, including those to the token endpoint. Query parameters (`?sandbox_status=503`)
   * override both.
   */
  readonly faults?: FaultsOption | undefined;
}

/**
 * The Activity API in memory, as a web-standard request handler. Its promise rejects only if the
 * request is aborted while the response is delayed; the reason is that of the request's signal.
 */
export interface Sandbox {
  (request: Request): Promise<Response>;
  /** Signs an access token: by default a valid one for every member of the main merchant group. */
  issueToken(options?: SandboxTokenOptions): Promise<string>;
  /** The built-in members, followed by your own. */
  readonly members: readonly SandboxMember[];
  /**
   * The requests of a session, oldest first. Without a name: the requests that had no
   * `sandbox_session`. Preflights are not logged.
   */
  requests(session?: string): readonly LoggedRequest[];
}
