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
   * The access token. It is consumed: what an attribute or this property gives back is a handle that
   * stands for it and is good for the origin of `api-url` alone. Setting `null` or removing the
   * attribute forgets the token and empties the feed.
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
   * A path of the page's own site that gives access tokens: it is asked by POST, with the page's
   * session, and answers `{"access_token": "…"}`. Asked again before a token expires, and once when
   * one is refused.
   */
  @property({ attribute: 'token-url', converter: readText })
  tokenUrl: string | undefined;

  /**
   * Gives access tokens from code, in place of `token-url`: gets a reason (`initial`, `expiring` or
   * `refused`), and gives a promise of a token.
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
   * Show only these kinds, such as `transaction redemption`. Further pages are fetched, a few at a time,
   * until there is a screenful of them.
   */
  @property({ converter: readTypes, hasChanged: differs })
  types: readonly string[] = [];

  /** Load the next page when its button scrolls near. */
  @property({ attribute: 'auto-load', converter: readBoolean })
  autoLoad = false;

  /**
   * Look for newer activities every so many seconds while the page is visible; they wait behind a
   * button. Never unless set.
   */
  @property({ attribute: 'refresh-interval', converter: readInterval })
  refreshInterval: number | undefined;

  /**
   * The first page, where a server has fetched it: shown at once, and not fetched again. An
   * `ActivityPage`; the attribute takes the JSON of it. It is the list of the member that the other
   * attributes name when it is set.
   */
  @property({ attribute: 'initial-page', converter: readInitialPage, hasChanged: isOtherPage })
  initialPage: ActivityPage | undefined;

  /**
   * Bring rows and place back when the reader returns to the page or reloads it. They are kept in the
   * memory of the tab (`sessionStorage`), half an hour at most.
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

  /** Whether every row gets a slot of its own, `activity-{id}`, for a framework's children. */
  @property({ attribute: 'row-slots', converter: readBoolean })
  rowSlots = false;

  /**
   * Writes rows in code: gets an activity and its summary, and gives a Lit template, a node or a text;
   * `undefined` leaves the row to the feed.
   */
  @property({ attribute: false, converter: readRenderRow })
  renderRow: RenderRow | undefined;

  /** The fetch to use; the page's own, looked up at each request, unless set. */
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
