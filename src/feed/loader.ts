import type { ReactiveControllerHost } from 'lit';
import type { ActivityId, FetchAttempt } from '../api/index.js';
import { FeedError } from '../api/index.js';
import type { Load } from './load.js';
import { createLoad, unreadable } from './load.js';
import type { OwnedPage } from './page-task.js';
import { createPageTask } from './page-task.js';
import type { FeedRequest } from './request.js';
import { isRefusal, isRenewed } from './request.js';

/** How many of the last tries are remembered. */
const remembered = 20;

/** Who has loads done, and says what they ask for. */
export interface LoaderOwner {
  /** What is asked for now. */
  request(): FeedRequest | undefined;
  /** Where the next page of a load begins. */
  olderThan(load: Load): ActivityId | undefined;
  /** Takes a page in; what it throws is the load's failure. */
  take(load: Load, page: OwnedPage): void;
  fail(load: Load, error: FeedError): void;
}

/** Does one load at a time: as many requests as it takes, one after the other. */
export class Loader {
  /** What is under way. */
  load: Load | undefined;
  /** The last tries, newest last. */
  attempts: readonly FetchAttempt[] = [];

  #host: ReactiveControllerHost;
  #owner: LoaderOwner;
  #sent: FeedRequest | undefined;
  #task: ReturnType<typeof createPageTask>;

  constructor(host: ReactiveControllerHost, owner: LoaderOwner) {
    this.#host = host;
    this.#owner = owner;
    this.#task = createPageTask(
      host,
      (page) => this.#receive(page),
      (error) => this.#fail(error),
      (attempt) => {
        this.attempts = [...this.attempts, attempt].slice(-remembered);
      },
    );
  }

  /** Begins a load, whose first request is sent by `fetch` or `again`. */
  begin(start: Parameters<typeof createLoad>[0]): Load {
    this.load = createLoad(start);
    this.#host.requestUpdate();
    return this.load;
  }

  /** Sends the next request of a load. */
  fetch(load: Load): void {
    const request = this.#owner.request();
    if (!request) return;
    this.#sent = request;
    // What follows the first page is a further one, whoever asks for it.
    const phase = load.phase === 'first' && load.pages.length > 0 ? 'more' : load.phase;
    void this.#task.run([{ request, phase, olderThan: this.#owner.olderThan(load) }]);
  }

  /** Sends the next request of a load once the task has put the last one behind it. */
  again(load: Load): void {
    this.#host.requestUpdate();
    queueMicrotask(() => {
      if (this.load === load) this.fetch(load);
    });
  }

  /** Gives up what is under way: who waits for it gets nothing. */
  leave(): void {
    const load = this.end();
    this.#task.abort();
    load?.resolve([]);
  }

  /** Nothing is under way any more; who waits is told by others. */
  end(): Load | undefined {
    const { load } = this;
    this.load = undefined;
    return load;
  }

  #receive(page: OwnedPage): void {
    // The task would swallow what is thrown here, and the load would never end.
    try {
      if (this.load) this.#owner.take(this.load, page);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause: unknown): void {
    const { load } = this;
    if (!load) return;
    const error = cause instanceof FeedError ? cause : unreadable(cause, load.phase);
    // The token that was refused may have been renewed meanwhile.
    if (isRefusal(error) && isRenewed(this.#sent, this.#owner.request())) this.again(load);
    else this.#owner.fail(load, error);
  }
}
