import type {
  ActivityKind,
  ActivityPage,
  ActivityQuery,
  FeedError,
  FeedPhase,
  FetchOptions,
} from '../api/index.js';
import type { Activities } from './load.js';
import { RenewableToken } from './renewable-token.js';

/**
 * Gives a token that the page gave. A function, since it hides what it gives: the page's scripts reach
 * much of what belongs to an element, and so do tools that record pages.
 */
export type GivenToken = () => string;

/** What the feed is to show: a query, how to send it, and whose list it is. */
export interface FeedRequest {
  readonly query: ActivityQuery;
  readonly options: Pick<FetchOptions, 'tokenType' | 'fetch'>;
  /** A token that the page gave, or one that can be had anew; none behind a proxy. */
  readonly token: GivenToken | RenewableToken | undefined;
  /** Shows these kinds only; all if there is none. */
  readonly kinds: readonly ActivityKind[];
  /** The first page, where somebody has fetched it already. */
  readonly initialPage?: ActivityPage | undefined;
  /** Whether the tab remembers the list, for a reader who comes back. */
  readonly restore?: boolean;
  /** From `identityKey`: when it changes, nothing of the old list may stay. */
  readonly key: string;
}

const refusals: ReadonlySet<string> = new Set([
  'unauthorized',
  'forbidden',
  'token',
  'invalid-config',
]);

/** Whether another token may heal an error. */
export const isRefusal = ({ code }: FeedError): boolean => refusals.has(code);

const connection: ReadonlySet<string> = new Set(['network', 'timeout', 'token']);

/** Whether an error may be the device's: then it is worth a try when the device is online again. */
export const canHealOnline = ({ code, retryable }: FeedError): boolean =>
  retryable && connection.has(code);

const givenTo = (request: FeedRequest | undefined): string | undefined =>
  typeof request?.token === 'function' ? request.token() : undefined;

/**
 * Whether the page has given another token, or another word to send before it. (A token that can be
 * had anew is renewed by itself.)
 */
export const isRenewed = (before: FeedRequest | undefined, now: FeedRequest | undefined): boolean =>
  now?.token !== undefined &&
  (now.options.tokenType !== before?.options.tokenType ||
    (typeof now.token === 'function' && givenTo(now) !== givenTo(before)));

/** Forgets the token of a member who is not shown any more; another feed of theirs asks for one again. */
export const signOut = (before: FeedRequest | undefined, now: FeedRequest | undefined): void => {
  const token = before?.token;
  if (token instanceof RenewableToken && token !== now?.token) token.forget();
};

/** What the element does when something happened. Called after the change was rendered. */
export interface FeedListener {
  /** A page was loaded, or newer ones that wait were shown; `activities` became visible. */
  loaded(page: ActivityPage, activities: Activities, phase: FeedPhase): void;
  /** This many newer activities more are waiting. */
  found(count: number): void;
  /** Where the reader is, as JSON has it, to be remembered. */
  place(): unknown;
  /** What is to be shown next is what the reader has seen before; this is where they were. */
  returned(place: unknown): void;
  failed(error: FeedError): void;
  ended(): void;
}

/** `idle`: nothing to ask for. `loading`: the first page or a further one is under way. */
export type FeedStatus = 'idle' | 'loading' | 'ready' | 'error';
