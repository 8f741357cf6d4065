import type { ActivityFilter } from '../activities/index.js';
import type { Activity, ActivityPage, FeedError } from '../api/index.js';

const bubbling = { bubbles: true, composed: true } as const;

/** `stamps-load`: a page of activities was loaded and rendered. */
export class StampsLoadEvent extends Event {
  static readonly type = 'stamps-load';
  /** The parsed response, with its `issues` and `messages`. */
  readonly page: ActivityPage;
  /** The activities that became visible. Those that were shown before are left out. */
  readonly activities: readonly Activity[];
  /** Whether there are older activities. */
  readonly hasMore: boolean;

  constructor(page: ActivityPage, activities: readonly Activity[], hasMore: boolean) {
    super(StampsLoadEvent.type, bubbling);
    this.page = page;
    this.activities = activities;
    this.hasMore = hasMore;
  }
}

/** `stamps-error`: a page could not be loaded, or an attribute is invalid (`invalid-config`). */
export class StampsErrorEvent extends Event {
  static readonly type = 'stamps-error';
  readonly error: FeedError;

  constructor(error: FeedError) {
    super(StampsErrorEvent.type, bubbling);
    this.error = error;
  }
}

/** `stamps-end`: the last page of the history was rendered. */
export class StampsEndEvent extends Event {
  static readonly type = 'stamps-end';

  constructor() {
    super(StampsEndEvent.type, bubbling);
  }
}

/** `stamps-filter`: other activities are shown, because the member has chosen a filter or it was reset. */
export class StampsFilterEvent extends Event {
  static readonly type = 'stamps-filter';
  /** The filter now; `all` after a change of member and after `forget()`. */
  readonly filter: ActivityFilter;

  constructor(filter: ActivityFilter) {
    super(StampsFilterEvent.type, bubbling);
    this.filter = filter;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'stamps-load': StampsLoadEvent;
    'stamps-error': StampsErrorEvent;
    'stamps-end': StampsEndEvent;
    'stamps-filter': StampsFilterEvent;
  }
}
