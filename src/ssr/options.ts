import type { FeedError } from '../api/index.js';

/**
 * The user's request for the document: a web-standard `Request`, or that of Node, Express, Fastify or Koa,
 * whose `url` is a path.
 */
export interface DocumentRequest {
  readonly url: string;
  readonly headers: HeadersInit | Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** Options of `renderActivityFeed`. */
export interface RenderOptions<Context = unknown> {
  /**
   * The attributes of the tag, by their names in HTML: `{ 'api-url': '/stamps', lang: 'id' }`. `true` writes
   * an attribute without a value; `false`, `null` and `undefined` leave it out. Set `lang` and `time-zone`,
   * because a server does not know those of the user. `token` is not allowed, since everyone can read HTML.
   */
  readonly attributes?: Readonly<Record<string, AttributeValue>> | undefined;
  /** The HTML of the element's children, such as templates and slotted content. It is written unchanged. */
  readonly children?: string | undefined;
  /**
   * The merchant's proxy, from `createActivityProxy`. It is called for the `api-url` of the attributes, with
   * the request that the user's browser would send, so it decides whose activities are rendered.
   */
  readonly proxy?: ((request: Request, context?: Context) => Promise<Response>) | undefined;
  /**
   * The user's request for the document. Its headers, with the session, go to the proxy, and a relative
   * `api-url` is resolved by its URL.
   */
  readonly request?: DocumentRequest | undefined;
  /** The second argument of the proxy's `resolveUser`, such as Express's own request. */
  readonly context?: Context | undefined;
  /** The access token, if there is no proxy. It is sent to the API and not written into the HTML. */
  readonly token?: string | undefined;
  /** The `<token_type>` of the API's documentation; `Bearer` by default. */
  readonly tokenType?: string | undefined;
  /** Used instead of the global `fetch`, if there is no proxy. */
  readonly fetch?: typeof fetch | undefined;
  /** Aborts the request, for example when the user has closed the connection. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds that the HTML waits for the API; 3,000 by default. */
  readonly timeout?: number | undefined;
  /**
   * The URL of the feed's style sheet, for a Content-Security-Policy that allows no `<style>`. By default, the
   * styles are in the HTML, and `styleHash` returns their hash for the policy.
   */
  readonly stylesheet?: string | undefined;
  /** Called if there are no rows in the HTML. By default, errors go to the console, except a 401. */
  readonly onError?: ((error: FeedError) => void) | undefined;
}

export type AttributeValue = string | number | boolean | null | undefined;
