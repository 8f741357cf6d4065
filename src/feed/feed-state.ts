import type { ActivityPage, FeedError } from '../api/index.js';
import type { FeedRequest } from './feed-request.js';
import { ActivityList } from './list/activity-list.js';

/** What a feed holds: the request, and everything that was loaded for it. */
export class FeedState {
  readonly list = new ActivityList();
  /** What to load; `undefined` while the feed is idle or its configuration is invalid. */
  request: FeedRequest | undefined;
  /** Why the last load failed; `undefined` once another load has started. */
  error: FeedError | undefined;
  /**
   * The account that the responses belong to: the proxy's `Stamps-Member-Key`, or the merchant of the
   * token. Empty if a response does not tell, `undefined` before the first response.
   */
  accountKey: string | undefined;
  /** The newest page of the last refresh, which the pending activities came with. */
  newestPage: ActivityPage | undefined;
  /**
   * Whether the rows are hidden: the document was left, and nothing has confirmed since that the same member
   * is signed in.
   */
  isConcealed = false;
  /** Incremented on every change of identity, so that stale callbacks are ignored. */
  generation = 0;

  /** Whether the account is known. A proxy that sends no member key leaves it unknown. */
  get isAccountKnown(): boolean {
    return !!this.accountKey || (this.accountKey === '' && this.request?.token !== undefined);
  }

  /** Drops everything that was loaded. */
  clear(): void {
    this.generation += 1;
    this.list.clear();
    this.newestPage = undefined;
    this.isConcealed = false;
    this.accountKey = undefined;
  }
}
