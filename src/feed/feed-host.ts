import type { ReactiveControllerHost } from 'lit';

/** The element that a controller belongs to. */
export interface FeedHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  /**
   * Not always the global `document`: the element may be moved to an iframe or a popup. A server's elements
   * have none.
   */
  readonly ownerDocument?: Document;
}
