import { LitElement } from 'lit';
import type { ActivityFilter } from '../activities/index.js';
import type { ActivityKind, ActivityPage, MerchantId } from '../api/index.js';
import type { GetToken } from '../shared/token-provider.js';
import type { FeedCredentials, GroupBy, HeadingLevel } from './converters.js';
import {
  readBoolean,
  readCredentials,
  readCurrency,
  readFilters,
  readFunction,
  readGroupBy,
  readHeadingLevel,
  readInitialPage,
  readInterval,
  readMerchantIds,
  readReceiptUrl,
  readSignInUrl,
  readText,
  readTimeZone,
  readTokenType,
  readTypes,
  readUnit,
} from './converters.js';
import { defineProperties } from './define-properties.js';
import { HeldToken } from './held-token.js';
import type { RenderRow } from './rows/row-context.js';

/** How each property is read that a request is made of. When one of them changes, a new request is made. */
export const requestConverters = {
  token: readText,
  tokenType: readTokenType,
  tokenUrl: readText,
  getToken: readFunction<GetToken>,
  user: readText,
  merchantIds: readMerchantIds,
  merchantGroup: readBoolean,
  apiUrl: readText,
  credentials: readCredentials,
  types: readTypes,
  filters: readFilters,
  initialPage: readInitialPage,
  restore: readBoolean,
  fetch: readFunction<typeof fetch>,
};

/** How the others are read. */
const displayConverters = {
  autoLoad: readBoolean,
  refreshInterval: readInterval,
  groupBy: readGroupBy,
  groupTotals: readBoolean,
  label: readText,
  headingLevel: readHeadingLevel,
  timeZone: readTimeZone,
  currency: readCurrency,
  unit: readUnit,
  rowSlots: readBoolean,
  receiptUrl: readReceiptUrl,
  signInUrl: readSignInUrl,
  renderRow: readFunction<RenderRow>,
};

/**
 * The attributes and properties of the element. The attribute of `tokenUrl` is `token-url`; functions have none.
 *
 * `@setBy` says who may set the attribute. `content` is presentation, which the author of a page's
 * content may choose. `script` decides whose data is shown and where it is requested, so it has to come
 * from the page's own code.
 */
export class FeedProperties extends LitElement {
  /**
   * The access token. It is consumed: the attribute and this property return a handle in its place. The
   * token is bound to the origin that `api-url` has when the next update runs. Setting `null` or removing the attribute forgets the
   * token and empties the feed.
   *
   * @setBy script
   */
  get token(): string | undefined {
    return this.#token.handle;
  }

  set token(value: string | null | undefined) {
    const previous = this.#token.handle;
    const hasChanged = this.#token.set(readText(value));
    this.#replaceAttribute();
    this.requestUpdate('token', previous, { hasChanged: () => hasChanged });
  }

  /**
   * The scheme of the Authorization header, `<token_type>` in the API's documentation.
   *
   * @setBy script
   */
  tokenType = 'Bearer';

  /**
   * A path on your own site that returns access tokens. It receives a POST with the user's cookies and
   * responds with `{"access_token": "…"}`. The feed requests a token when it needs one, before it
   * expires, and once after one was refused.
   *
   * @setBy script
   */
  tokenUrl: string | undefined;

  /**
   * Returns access tokens from code, in place of `token-url`. It is called with a reason (`initial`,
   * `expiring` or `refused`) and returns a token or a promise of one.
   */
  getToken: GetToken | undefined;

  /**
   * The email address or mobile number that identifies the member.
   *
   * @setBy script
   */
  user: string | undefined;

  /**
   * Show only activities at these merchants: ids separated by commas or spaces, or an array.
   *
   * @setBy script
   */
  merchantIds: readonly MerchantId[] = [];

  /**
   * Show the activities of the whole merchant group.
   *
   * @setBy script
   */
  merchantGroup = false;

  /**
   * The base URL of the API or of the merchant's proxy; `https://stamps.co.id/api/v3` unless set.
   *
   * @setBy script
   */
  apiUrl: string | undefined;

  /**
   * With `include`, an `api-url` of another origin is your own proxy: it is requested with the member's
   * cookies. With `same-origin`, cookies are sent to this origin only.
   *
   * @setBy script
   */
  credentials: FeedCredentials = 'same-origin';

  /**
   * Show only these kinds, such as `transaction redemption`. More pages are requested, a few at a time,
   * until the rows fill the screen.
   *
   * @setBy content
   */
  types: readonly ActivityKind[] = [];

  /**
   * Filters for the member, above the rows: `all`, `earned`, `used`, `expired` and `returned`. Without a
   * value, all five; `earned used` lists these two after `all`. One that no kind in `types` matches is left
   * out.
   *
   * @setBy content
   */
  filters: readonly ActivityFilter[] = [];

  /**
   * Load the next page when the button scrolls near.
   *
   * @setBy content
   */
  autoLoad = false;

  /**
   * Seconds between checks for newer activities while the document is visible. Newer activities wait
   * behind a button. Unless set, there are no checks.
   *
   * @setBy content
   */
  refreshInterval: number | undefined;

  /**
   * The first page, if a server has fetched it: it is shown at once and not requested again. The
   * property takes an `ActivityPage`, the attribute its JSON. It belongs to the member that the other
   * attributes identify when it is set. It is consumed: once it is shown, the attribute is removed and the
   * property is `undefined`. The same page a second time is ignored.
   *
   * @setBy script
   */
  initialPage: ActivityPage | undefined;

  /**
   * Restore rows and scroll position when the user returns to the document or reloads it. They are kept
   * in the tab's `sessionStorage` for at most half an hour.
   *
   * @setBy script
   */
  restore = false;

  /**
   * How rows are grouped under headings: by `month`, by `day`, or not (`none`).
   *
   * @setBy content
   */
  groupBy: GroupBy = 'month';

  /**
   * Show what was earned and used beside the heading of each month or day that is loaded completely. Canceled
   * activities and those in progress do not count.
   *
   * @setBy content
   */
  groupTotals = false;

  /**
   * The feed's accessible name; localized unless set.
   *
   * @setBy content
   */
  label: string | undefined;

  /**
   * The level of the group headings, from 1 to 6.
   *
   * @setBy content
   */
  headingLevel: HeadingLevel = 2;

  /**
   * The IANA time zone for times; the device's unless set.
   *
   * @setBy content
   */
  timeZone: string | undefined;

  /**
   * The ISO 4217 code of the currency for money.
   *
   * @setBy content
   */
  currency = 'IDR';

  /**
   * What stamps are called, such as `poin`, or `point points` for one and for many; the language's word
   * unless set. Messages from `overrideMessages` are not changed.
   *
   * @setBy content
   */
  unit: string | undefined;

  /**
   * Whether every row has its own slot, `activity-{id}`, which a framework can fill.
   *
   * @setBy script
   */
  rowSlots = false;

  /**
   * The address of the receipts on your site, such as `/receipts/{reference}`: a path or an https address with
   * `{reference}` or `{id}`. The details of a row link to it if the activity has these values.
   *
   * @setBy script
   */
  receiptUrl: string | undefined;

  /**
   * Where the member can sign in: a path on this site or an https address. It is offered in place of
   * *retry* when the member is signed out, and so is the content of the slot `sign-in`.
   *
   * @setBy script
   */
  signInUrl: string | undefined;

  /**
   * Renders rows in code. It is called with an activity and its summary, and returns a Lit template, a
   * node or a string; `undefined` keeps the default row.
   */
  renderRow: RenderRow | undefined;

  /** The `fetch` to use. Unless set, the global one, which is looked up for each request. */
  fetch: typeof fetch | undefined;

  static {
    defineProperties(FeedProperties, { ...requestConverters, ...displayConverters });
  }

  #token = new HeldToken();

  protected tokenFor(origin: string): string | undefined {
    return this.#token.tokenFor(origin);
  }

  protected bindToken(): void {
    this.#token.bind();
  }

  /** Replaces the token in the attribute by the handle. */
  #replaceAttribute(): void {
    const attribute = this.getAttribute('token');
    const { handle } = this.#token;
    if (attribute === null || attribute === handle) return;
    if (handle) this.setAttribute('token', handle);
    else this.removeAttribute('token');
  }
}
