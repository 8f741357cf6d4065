import type { ReactiveControllerHost } from 'lit';
import type { ActivityPage, FeedError } from '../api/index.js';
import type { Activities, FeedDelegate } from './feed-delegate.js';
import type { FeedState } from './feed-state.js';
import type { Load } from './loading/load.js';
import type { LoadResult } from './loading/load-pages.js';

/**
 * Notifies the delegate of a change once the host has rendered it, and then settles the promise of
 * whoever asked for it. A change of identity in between drops the notification: the promise resolves
 * with no activities.
 */
export class FeedNotifier {
  #host: ReactiveControllerHost;
  #delegate: FeedDelegate;
  #state: FeedState;

  constructor(host: ReactiveControllerHost, delegate: FeedDelegate, state: FeedState) {
    this.#host = host;
    this.#delegate = delegate;
    this.#state = state;
  }

  /** @param activities those that became visible. */
  loaded(load: Load, { page, pendingAdded }: LoadResult, activities: Activities): void {
    const hadEnded = load.pagesBefore.at(-1)?.complete === true;
    const notify = () => {
      const isVisible = !load.isBackground || activities.length > 0;
      if (isVisible) this.#delegate.pageLoaded(page, activities, load.phase);
      if (pendingAdded > 0) this.#delegate.pendingAdded(pendingAdded);
      if (this.#state.list.isComplete && !hadEnded) this.#delegate.historyEnded();
    };
    this.#afterRender(notify, (isCurrent) => load.resolve(isCurrent ? activities : []));
  }

  /** @param isVisible whether the feed shows the error. */
  failed(load: Load, error: FeedError, isVisible: boolean): void {
    const notify = () => {
      if (isVisible) this.#delegate.loadFailed(error);
    };
    this.#afterRender(notify, (isCurrent) => (isCurrent ? load.reject(error) : load.resolve([])));
  }

  /** The properties of the host make no request. */
  invalid(error: FeedError): void {
    this.#afterRender(() => this.#delegate.loadFailed(error));
  }

  /** Pending activities are shown; they came with `page`. */
  pendingShown(page: ActivityPage, activities: Activities): Promise<Activities> {
    return new Promise((resolve) => {
      this.#afterRender(
        () => this.#delegate.pageLoaded(page, activities, 'refresh'),
        (isCurrent) => resolve(isCurrent ? activities : []),
      );
    });
  }

  #afterRender(notify: () => void, settle?: (isCurrent: boolean) => void): void {
    const { generation } = this.#state;
    const callback = () => {
      const isCurrent = generation === this.#state.generation;
      // Settle the promise even if a listener throws.
      try {
        if (isCurrent) notify();
      } finally {
        settle?.(isCurrent);
      }
    };
    this.#host.requestUpdate();
    // Notify even if the render failed.
    void this.#host.updateComplete.then(callback, callback);
  }
}
