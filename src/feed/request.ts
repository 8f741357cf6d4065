import type {
  ActivityPage,
  ActivityQuery,
  FeedError,
  FeedPhase,
  FetchOptions,
} from '../api/index.js';
import type { Activities } from './load.js';
import type { RenewableToken } from './renewable-token.js';

/** What the feed is to show: a query, how to send it, and whose list it is. */
export interface FeedRequest {
  readonly query: ActivityQuery;
  readonly options: Pick<FetchOptions, 'tokenType' | 'fetch'>;
  /** A token that the page gave, or one that can be had anew; none behind a proxy. */
  readonly token: string | RenewableToken | undefined;
  /** From `identityKey`: when it changes, nothing of the old list may stay. */
  readonly key: string;
}

/** Whether the page has given another token. (One that can be had anew is renewed by itself.) */
export const isRenewed = (before: FeedRequest | undefined, now: FeedRequest | undefined): boolean =>
  typeof now?.token === 'string' && now.token !== before?.token;

/** What the element does when something happened. Called after the change was rendered. */
export interface FeedListener {
  loaded(page: ActivityPage, activities: Activities, phase: FeedPhase): void;
  failed(error: FeedError): void;
  ended(): void;
}

/** `idle`: nothing to ask for. `loading`: the first page or a further one is under way. */
export type FeedStatus = 'idle' | 'loading' | 'ready' | 'error';
