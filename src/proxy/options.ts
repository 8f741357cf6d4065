import type { MerchantId } from '../shared/merchant-id.js';
import type { GetToken } from '../shared/token-provider.js';
import type { ActivityProxyError } from './errors.js';
import type { ErrorContext, ResponseInfo, TokenRequestInfo } from './hooks.js';
import type { ProxyStore } from './store/proxy-store.js';

/** Options of `createActivityProxy`. */
export interface ActivityProxyOptions<Context = unknown> {
  /**
   * Returns the email address or mobile number of the request's member, from the merchant's own session
   * and never from anything that the page sends. If it returns `undefined`, `null`, `false` or an empty
   * string, the response is 401. It may take two thirds of `timeout`. `context` is the second argument of the
   * proxy: what a framework has besides the request, such as Express's own request.
   */
  readonly resolveUser: (
    request: Request,
    context: Context,
  ) => ResolvedUser | Promise<ResolvedUser>;
  /** The access token, if it is renewed by other means. Either this or `getToken` is required. */
  readonly token?: string | undefined;
  /** Returns an access token, which is kept until shortly before it expires. See `getAccessToken`. */
  readonly getToken?: GetToken | undefined;
  /** The `<token_type>` of the API's documentation; `Bearer` by default. */
  readonly tokenType?: string | undefined;
  /**
   * Base URL of the API, `https://stamps.co.id/api/v3` by default. Its query string is kept. With a trailing
   * slash, `…/activities/` is requested first, otherwise `…/activities`.
   */
  readonly apiUrl?: string | URL | undefined;
  /** Limits the activities to these merchants. By default, all that the token can read are shown. */
  readonly merchantIds?: readonly MerchantId[] | undefined;
  /**
   * What the key of the hash in `Stamps-Member-Key` is derived from: a random string of at least 32
   * characters, the same on all servers of the site. It is required with `token`, with a `getToken` of your
   * own, and if the credential of `getAccessToken` has fewer than 20 characters. Otherwise the default is that
   * credential.
   */
  readonly secret?: string | undefined;
  /** Milliseconds for a whole response; 15,000 by default. */
  readonly timeout?: number | undefined;
  /** The largest response of the API, in bytes; 1,048,576 by default. */
  readonly maxBytes?: number | undefined;
  /**
   * Requests per minute and member; 60 by default. `Infinity` means no limit. All processes count together if
   * there is a `store`, otherwise each counts alone. Requests with invalid parameters count, too.
   */
  readonly requestsPerMinute?: number | undefined;
  /**
   * Other origins whose pages may read the responses, such as `['https://shop.example']`. By default there are
   * none. Each is given with its scheme and, if it has one, its port.
   */
  readonly allowedOrigins?: readonly string[] | undefined;
  /**
   * More headers of the requests to Stamps, such as `User-Agent`. `X-Request-Id`, `traceparent` and
   * `Accept-Language` are passed on from the page's request unless they are given here.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** What several processes share: one token, and one rate limit. By default it is in memory. */
  readonly store?: ProxyStore | undefined;
  /** Used instead of the global `fetch`, which is looked up at each request. */
  readonly fetch?: typeof fetch | undefined;
  /** Called with each error. The page gets its status only, and the proxy itself logs nothing. */
  readonly onError?: ((error: ActivityProxyError, context: ErrorContext) => unknown) | undefined;
  /** Called with each response. */
  readonly onResponse?: ((info: ResponseInfo) => unknown) | undefined;
  /** Called when an access token was requested, whether it came or not. */
  readonly onTokenRequest?: ((info: TokenRequestInfo) => unknown) | undefined;
}

/** A member's email address or mobile number. Any other value means that no member is signed in. */
export type ResolvedUser = string | null | undefined | false;
