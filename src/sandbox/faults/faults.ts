/** The statuses that a fault can have: those of the vendor's documentation, and 429. */
export const faultStatuses = [400, 401, 403, 404, 405, 429, 500, 502, 503, 504] as const;
export type FaultStatus = (typeof faultStatuses)[number];

/**
 * What can be wrong with a body:
 * - `stall`: headers, the first bytes, then nothing until the client goes away
 * - `drop`: the connection breaks in the middle
 * - `cut`: the text ends in the middle, the connection ends well
 * - `slow`: whole, but in pieces, over `latency` ms (3,000 if there is none)
 * - `not-json`: the documentation's own example, which is not JSON
 * - `html`: a page of HTML, as of a login or a captive portal
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

/** What should go wrong. All can be combined; what is absent goes well. */
export interface SandboxFaults {
  /** Wait before the answer, in ms; of `[from, to]`, another length at each request, no chance in it. */
  latency?: number | readonly [from: number, to: number];
  /** Answer with this status and a body as the server, or a gateway before it, gives with it. */
  status?: FaultStatus;
  /** `Retry-After`, word for word: seconds or an HTTP date, or what a client has to cope with. */
  retryAfter?: string;
  /** False: a page of another origin can't read `Retry-After`. */
  exposeRetryAfter?: boolean;
  body?: FaultBody;
  /** Add `error_messages` with this text to the page. */
  errorMessages?: string;
  /** `older_than` is ignored: the first page again and again. */
  cursor?: 'stuck';
  /** The first rows of each further page are this many last ones of the page before: 1 to 19. */
  repeat?: number;
  /** Before each request but the session's first one for a member, this many new activities arrive. */
  arrivals?: number;
  /** A 302 to a login page. */
  redirect?: boolean;
  /** No CORS headers on the answer; a preflight keeps them, or the request would never come. */
  noCors?: boolean;
  /** Only the first so many requests are hit, counted by session, member and set of faults. */
  times?: number;
  /** Only requests for the first page (without `older_than`) are hit, or only further ones. */
  page?: 'first' | 'more';
}
