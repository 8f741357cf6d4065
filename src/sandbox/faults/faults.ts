/** The statuses that a fault can have: those of the vendor's documentation, and 429. */
export const faultStatuses = [400, 401, 403, 404, 405, 429, 500, 502, 503, 504] as const;
export type FaultStatus = (typeof faultStatuses)[number];

/**
 * What can be wrong with a body:
 * - `stall`: headers and half of the body, then nothing until the client aborts
 * - `drop`: the connection breaks after half of the body
 * - `cut`: the text ends early, but the connection ends normally
 * - `slow`: the whole body in small chunks, over `latency` ms (default 3,000)
 * - `not-json`: the documentation's own example, which is not valid JSON
 * - `html`: an HTML document, like that of a login page or a captive portal
 * - `wrong-shape`: `{"activities": {}}`
 * - `null`, `list`, `empty-object`: `null`, `[]`, `{}`
 */
export const faultBodies = [
  'stall',
  'drop',
  'cut',
  'slow',
  'not-json',
  'html',
  'wrong-shape',
  'null',
  'list',
  'empty-object',
] as const;
export type FaultBody = (typeof faultBodies)[number];

/** Which URLs exist: those with a trailing slash (`required`), or those without one (`refused`). */
export const slashForms = ['required', 'refused'] as const;
export type SlashForm = (typeof slashForms)[number];

/** The response to the other form of a URL: a redirect to the form that exists, or "not found". */
export const slashStatuses = [301, 302, 307, 308, 404] as const;
export type SlashStatus = (typeof slashStatuses)[number];

/** What goes wrong. Faults can be combined; absent ones do nothing. */
export interface SandboxFaults {
  /**
   * Delay before the response, in ms. From a range `[from, to]`, each request of a session gets
   * another value, the same ones in every run.
   */
  latency?: number | readonly [from: number, to: number] | undefined;
  /** Respond with this status, and with the body that the server or a gateway sends with it. */
  status?: FaultStatus | undefined;
  /** Value of the `Retry-After` header, sent unchanged: seconds, an HTTP date, or an invalid one. */
  retryAfter?: string | undefined;
  /** `false` hides `Retry-After` from pages of other origins. Default `true`. */
  exposeRetryAfter?: boolean | undefined;
  body?: FaultBody | undefined;
  /** Add `error_messages` with this text to the page. */
  errorMessages?: string | undefined;
  /** `stuck` ignores `older_than`, so that every page is the first one. */
  cursor?: 'stuck' | undefined;
  /** Begin each further page with this many of the last activities of the page before: 1 to 19. */
  repeat?: number | undefined;
  /**
   * This many new activities arrive before each list request of a session, except for its first
   * request for a member: 0 to 100.
   */
  arrivals?: number | undefined;
  /** Redirect (302) to a login page. */
  redirect?: boolean | undefined;
  /** Serve only URLs with a trailing slash, or only those without. Default: both. */
  slash?: SlashForm | undefined;
  /** The status of the response to the other form. Default 301. */
  slashStatus?: SlashStatus | undefined;
  /** Respond to preflights for the other form like that, too. Browsers report a network error then. */
  slashPreflight?: boolean | undefined;
  /** Leave out the CORS headers, except on preflights: without those, no request would be sent. */
  noCors?: boolean | undefined;
  /** Affect only this many requests, counted by session, member and set of faults. */
  times?: number | undefined;
  /** Affect only requests for the first page (without `older_than`), or only those for further ones. */
  page?: 'first' | 'more' | undefined;
}
