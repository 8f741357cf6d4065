import type {
  ActivityPage,
  ActivityQuery,
  FeedError,
  FeedPhase,
  FetchOptions,
} from '../api/index.js';
import type { Activities } from './load.js';

/** What the feed is to show: a query, how to send it, and whose list it is. */
export interface FeedRequest {
  readonly query: ActivityQuery;
  readonly options: Pick<FetchOptions, 'token' | 'tokenType' | 'fetch'>;
  /** From `identityKey`: when it changes, nothing of the old list may stay. */
  readonly key: string;
}

/** What the element does when something happened. Called after the change was rendered. */
export interface FeedListener {
  loaded(page: ActivityPage, activities: Activities, phase: FeedPhase): void;
  failed(error: FeedError): void;
  ended(): void;
}

/** `idle`: nothing to ask for. `loading`: the first page or a further one is under way. */
export type FeedStatus = 'idle' | 'loading' | 'ready' | 'error';
