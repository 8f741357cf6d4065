import { LitElement } from 'lit';
import { isOtherPage } from '../api/given-page.js';
import type { ActivityId, ActivityPage } from '../api/index.js';
import type { GetToken } from '../shared/token-provider.js';
import {
  differs,
  readBoolean,
  readCurrency,
  readFetch,
  readGetToken,
  readGroupBy,
  readHeadingLevel,
  readInitialPage,
  readInterval,
  readMerchantIds,
  readRenderRow,
  readText,
  readTimeZone,
  readTokenType,
  readTypes,
} from './converters.js';
import { property } from './property-decorator.js';
import type { RenderRow } from './rows/row.js';
import { holdHandle, isHandle, releaseHandle, resolveHandle } from './token-handles.js';

/** An element that is gone holds nothing: its token is forgotten with it. */
const holders = globalThis.FinalizationRegistry && new FinalizationRegistry(releaseHandle);

/** The attributes and properties of the element, and the token that hides behind one of them. */
export class FeedProperties extends LitElement {
  /**
   * The access token. It is consumed: the attribute and this property return a handle in its place,
   * which works only for the origin of `api-url`. Setting `null` or removing the attribute forgets the
   * token and empties the feed.
   */
  @property({ converter: readText, noAccessor: true })
  get token(): string | undefined {
    return this.#handle;
  }

  set token(value: string | null | undefined) {
    const previous = this.#handle;
    const text = readText(value);
    // Held before the old one is let go: the same token may be all that keeps its handle.
    this.#handle = text && holdHandle(text);
    if (previous) releaseHandle(previous);
    holders?.unregister(this);
    if (this.#handle) holders?.register(this, this.#handle, this);
    this.#putInPlace();
    this.#isGiven = text !== undefined && !isHandle(text);
    // The same token, given again, may be meant for the api-url that stands beside it now.
    const hasChanged = () => this.#isGiven || this.#handle !== previous;
    this.requestUpdate('token', previous, { hasChanged });
  }

  /** Sent as `<token_type>` of the Authorization header. */
  @property({ attribute: 'token-type', converter: readTokenType })
  tokenType = 'Bearer';

  /**
   * A path on your own site that returns access tokens. It receives a POST with the user's cookies and
   * responds with `{"access_token": "…"}`. The feed requests a token when it needs one, before it
   * expires, and once after one was refused.
   */
  @property({ attribute: 'token-url', converter: readText })
  tokenUrl: string | undefined;

  /**
   * Returns access tokens from code, in place of `token-url`. It is called with a reason (`initial`,
   * `expiring` or `refused`) and returns a token or a promise of one.
   */
  @property({ attribute: false, converter: readGetToken })
  getToken: GetToken | undefined;

  /** The email address or mobile number that identifies the member. */
  @property({ converter: readText })
  user: string | undefined;

  /** Show only activities at these merchants: ids separated by commas or spaces, or a list. */
  @property({ attribute: 'merchant-ids', converter: readMerchantIds, hasChanged: differs })
  merchantIds: readonly ActivityId[] = [];

  /** Show activities of the whole merchant group. */
  @property({ attribute: 'merchant-group', converter: readBoolean })
  merchantGroup = false;

  /** The base URL of the API or of the merchant's proxy; `https://stamps.co.id/api/v3` unless set. */
  @property({ attribute: 'api-url', converter: readText })
  apiUrl: string | undefined;

  /**
   * Show only these kinds, such as `transaction redemption`. More pages are requested, a few at a time,
   * until the rows fill the screen.
   */
  @property({ converter: readTypes, hasChanged: differs })
  types: readonly string[] = [];

  /** Load the next page when the button scrolls near. */
  @property({ attribute: 'auto-load', converter: readBoolean })
  autoLoad = false;

  /**
   * Seconds between checks for newer activities while the document is visible. Newer activities wait
   * behind a button. Unless set, there are no checks.
   */
  @property({ attribute: 'refresh-interval', converter: readInterval })
  refreshInterval: number | undefined;

  /**
   * The first page, if a server has fetched it: it is shown at once and not requested again. The
   * property takes an `ActivityPage`, the attribute its JSON. It belongs to the member that the other
   * attributes identify when it is set.
   */
  @property({ attribute: 'initial-page', converter: readInitialPage, hasChanged: isOtherPage })
  initialPage: ActivityPage | undefined;

  /**
   * Restore rows and scroll position when the user returns to the document or reloads it. They are kept
   * in the tab's `sessionStorage` for at most half an hour.
   */
  @property({ converter: readBoolean })
  restore = false;

  /** How activities are grouped under headings. */
  @property({ attribute: 'group-by', converter: readGroupBy })
  groupBy: 'month' | 'day' | 'none' = 'month';

  /** The feed's accessible name; localized unless set. */
  @property({ converter: readText })
  label: string | undefined;

  /** The level of the group headings, from 1 to 6. */
  @property({ attribute: 'heading-level', converter: readHeadingLevel })
  headingLevel = 2;

  /** The IANA time zone that times are shown in; the device's unless set. */
  @property({ attribute: 'time-zone', converter: readTimeZone })
  timeZone: string | undefined;

  /** The ISO 4217 code of the currency that money is shown in. */
  @property({ converter: readCurrency })
  currency = 'IDR';

  /** Whether every row has its own slot, `activity-{id}`, which a framework can fill. */
  @property({ attribute: 'row-slots', converter: readBoolean })
  rowSlots = false;

  /**
   * Renders rows in code. It is called with an activity and its summary, and returns a Lit template, a
   * node or a string; `undefined` keeps the default row.
   */
  @property({ attribute: false, converter: readRenderRow })
  renderRow: RenderRow | undefined;

  /** The `fetch` to use. Unless set, the global one, which is looked up for each request. */
  @property({ attribute: false, converter: readFetch })
  fetch: typeof fetch | undefined;

  #handle: string | undefined;
  /** Whether the token itself was given, and not a copy of its handle. */
  #isGiven = false;

  /** The token itself, if it may be sent to this origin. */
  protected tokenFor(origin: string): string | undefined {
    if (!this.#handle) return undefined;
    const token = resolveHandle(this.#handle, origin, this.#isGiven);
    // A token is for the origin that stood beside it when it came: one that comes later gets none.
    this.#isGiven = false;
    return token;
  }

  /** Writes the handle where the token stood. */
  #putInPlace(): void {
    const attribute = this.getAttribute('token');
    if (attribute === null || attribute === this.#handle) return;
    if (this.#handle) this.setAttribute('token', this.#handle);
    else this.removeAttribute('token');
  }
}
