import type { GetToken } from '../shared/token-provider.js';
import type { ActivityProxyError } from './errors.js';

/** What a proxy is made of. */
export interface ActivityProxyOptions<Context = unknown> {
  /**
   * The member that a request's session belongs to: their email address or mobile number, from the
   * merchant's own session and never from what the page says. `undefined`, `null`, `false` or an
   * empty text: nobody is signed in, and the answer is 401. `context` is the proxy's second argument:
   * what a framework hands over beside the request, such as Express's own.
   */
  readonly resolveUser: (
    request: Request,
    context: Context,
  ) => ResolvedUser | Promise<ResolvedUser>;
  /** The access token, if it is renewed by other means. Either this or `getToken`. */
  readonly token?: string;
  /** Gives an access token, kept until shortly before it expires: see `getAccessToken`. */
  readonly getToken?: GetToken;
  /** The `<token_type>` of the API's documentation; `Bearer` unless given. */
  readonly tokenType?: string;
  /**
   * Base URL of the API, `https://stamps.co.id/api/v3` unless given; its query string is kept. With a
   * trailing slash, `…/activities/` is asked for first, else `…/activities`.
   */
  readonly apiUrl?: string | URL;
  /** Only activities at these merchants are ever shown; all that the token reaches unless given. */
  readonly merchantIds?: readonly number[];
  /**
   * Keys the hash in `Stamps-Member-Key`: any text of at least 16 characters that is the same on all
   * servers of the site. Unless given, the credential of `getAccessToken`, or else the `token`. Give
   * one with a `getToken` of your own: without, a guess at a member could be compared with their key.
   */
  readonly secret?: string;
  /** Milliseconds that an answer may take, all in all; 15,000 unless given. */
  readonly timeout?: number;
  /** Bytes that an answer of the API may have; 1,048,576 unless given. */
  readonly maxBytes?: number;
  /** Requests of one member a minute, in this process; 60 unless given, `Infinity` for no bound. */
  readonly requestsPerMinute?: number;
  /** Used in place of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch;
  /** Told of what the page only reads as a status. The proxy itself logs nothing. */
  readonly onError?: (error: ActivityProxyError) => void;
}

/** A member's email address or mobile number, or nobody. */
export type ResolvedUser = string | null | undefined | false;
