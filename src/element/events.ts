import type { Activity, ActivityPage, FeedError } from '../api/index.js';

const bubbling = { bubbles: true, composed: true } as const;

/** `stamps-load`: a page was loaded and its activities are on the page. */
export class StampsLoadEvent extends Event {
  static readonly type = 'stamps-load';
  /** The page as the API sent it, with its `issues` and `messages`. */
  readonly page: ActivityPage;
  /** The activities that became visible: those of the page that were not shown before. */
  readonly activities: readonly Activity[];
  /** Whether the history goes on. */
  readonly hasMore: boolean;

  constructor(page: ActivityPage, activities: readonly Activity[], hasMore: boolean) {
    super(StampsLoadEvent.type, bubbling);
    this.page = page;
    this.activities = activities;
    this.hasMore = hasMore;
  }
}

/** `stamps-error`: a page could not be loaded, or the attributes make no request. */
export class StampsErrorEvent extends Event {
  static readonly type = 'stamps-error';
  readonly error: FeedError;

  constructor(error: FeedError) {
    super(StampsErrorEvent.type, bubbling);
    this.error = error;
  }
}

/** `stamps-end`: the last page of the history is on the page. */
export class StampsEndEvent extends Event {
  static readonly type = 'stamps-end';

  constructor() {
    super(StampsEndEvent.type, bubbling);
  }
}

declare global {
  interface HTMLElementEventMap {
    'stamps-load': StampsLoadEvent;
    'stamps-error': StampsErrorEvent;
    'stamps-end': StampsEndEvent;
  }
}
