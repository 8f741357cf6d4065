import type { FeedError } from '../api/index.js';

/** What a feed is rendered of on a server. */
export interface RenderOptions {
  /**
   * The attributes of the tag, by their names in HTML: `{ 'api-url': '/stamps', lang: 'id' }`. `true` is
   * an attribute without a value; `false`, `null` and `undefined` leave one out. Give `lang`, and
   * `time-zone` too: a server does not know where its reader is. `token` is refused, since HTML is no
   * place for one.
   */
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  /** What stands inside the tag, as HTML: templates, slots. It is written as it is. */
  readonly children?: string;
  /**
   * The merchant's proxy, from `createActivityProxy`: asked as the visitor's browser would ask it, for the
   * `api-url` of the attributes. Its answer says whose page it is.
   */
  readonly proxy?: (request: Request) => Promise<Response>;
  /** The visitor's request, for the proxy: its address, and its headers with the session in them. */
  readonly request?: { readonly url: string; readonly headers: HeadersInit };
  /** The access token, where there is no proxy. It is sent to the API, and written nowhere. */
  readonly token?: string;
  /** The `<token_type>` of the API's documentation; `Bearer` unless given. */
  readonly tokenType?: string;
  /** Used in place of the global `fetch`, where there is no proxy. */
  readonly fetch?: typeof fetch;
  /** Ends the request when the visitor has left. */
  readonly signal?: AbortSignal;
  /** Milliseconds that the page's HTML waits for the API; 3,000 unless given. */
  readonly timeout?: number;
  /**
   * The address of the feed's style sheet, for a page whose policy allows no `<style>`; unless given, the
   * styles stand in the HTML (`styleHash` is for that policy).
   */
  readonly stylesheet?: string;
  /** Told why there are no rows in the HTML; unless given, the console is (of all but a 401). */
  readonly onError?: (error: FeedError) => void;
}

export type AttributeValue = string | number | boolean | null | undefined;
