import type { ReactiveControllerHost } from 'lit';

/** The element that a controller belongs to. */
export interface FeedHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}
