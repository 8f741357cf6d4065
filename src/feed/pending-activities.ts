import type { Activities } from './feed-delegate.js';
import type { FeedNotifier } from './feed-notifier.js';
import type { FeedState } from './feed-state.js';
import type { LoadTask } from './loading/load-task.js';

const noActivities: Promise<Activities> = Promise.resolve([]);

/** Shows the newer activities that a refresh found. */
export class PendingActivities {
  #state: FeedState;
  #task: LoadTask;
  #notifier: FeedNotifier;
  /** What was shown last, until the delegate has been notified of it. */
  #shown = noActivities;

  constructor(state: FeedState, task: LoadTask, notifier: FeedNotifier) {
    this.#state = state;
    this.#task = task;
    this.#notifier = notifier;
  }

  /** @returns the activities that became visible. Concurrent calls share one promise. */
  show(): Promise<Activities> {
    const { list, newestPage } = this.#state;
    if (!newestPage || list.pending.length === 0) return this.#shown;
    if (list.replacesShown) this.#task.abort();
    const activities = list.showPending();
    const load = this.#task.current;
    if (load) {
      load.pagesBefore = list.pages;
      load.rowGoal += activities.length;
    }
    this.#shown = this.#notifier.pendingShown(newestPage, activities);
    void this.#shown.then(() => {
      this.#shown = noActivities;
    });
    return this.#shown;
  }
}
