import type { ActivityFilter } from '../activities/index.js';
import type {
  ActivityKind,
  ActivityPage,
  ActivityQuery,
  FeedError,
  FetchOptions,
} from '../api/index.js';
import { FeedTokenProvider } from './token/feed-token-provider.js';

/**
 * Returns the token that the document set. A function hides it: scripts and session recorders can reach
 * most objects that belong to an element.
 */
export type GivenToken = () => string;

/** What the feed shows: a query, how to send it, and the identity it belongs to. */
export interface FeedRequest {
  readonly query: ActivityQuery;
  readonly options: Pick<FetchOptions, 'tokenType' | 'fetch' | 'credentials'>;
  /** A token that the document set, or a source of tokens; `undefined` behind a proxy. */
  readonly token: GivenToken | FeedTokenProvider | undefined;
  /** The kinds to show; empty for all. */
  readonly kinds: readonly ActivityKind[];
  /** What the member can filter by; nothing by default. */
  readonly filters?: readonly ActivityFilter[];
  /** The first page, if the document came with it. */
  readonly initialPage?: ActivityPage | undefined;
  /** Whether the list is stored in this tab, for a user who comes back. */
  readonly restore?: boolean;
  /** From `identityKey`. When it changes, nothing of the old list may stay. */
  readonly key: string;
}

/** Whether the member is probably signed out. */
export const isUnauthorized = ({ code }: FeedError): boolean =>
  /^(token|unauthorized|forbidden|redirected)$/.test(code);

/** Whether another token may resolve an error. */
export const isAuthError = (error: FeedError): boolean =>
  isUnauthorized(error) || error.code === 'invalid-config';

/**
 * Whether to retry once the device is online or the document visible again: the member may have signed in
 * elsewhere, or the device's connection may be the cause. The sign-in page of a Wi-Fi network, and a service
 * worker without network, answer with HTML.
 */
export const shouldRetryOnReturn = (error: FeedError): boolean =>
  isUnauthorized(error) ||
  error.isHtml ||
  (error.retryable && /^(network|timeout)$/.test(error.code));

const givenToken = (request: FeedRequest | undefined): string | undefined =>
  typeof request?.token === 'function' ? request.token() : undefined;

/**
 * Whether the document has set another token, or another token type, since `before` was sent. A
 * `FeedTokenProvider` renews its token itself.
 */
export const isTokenReplaced = (
  before: FeedRequest | undefined,
  now: FeedRequest | undefined,
): boolean =>
  now?.token !== undefined &&
  (now.options.tokenType !== before?.options.tokenType ||
    (typeof now.token === 'function' && givenToken(now) !== givenToken(before)));

/** Makes a provider forget the token of an identity that is no longer shown. */
export const forgetReplacedToken = (
  before: FeedRequest | undefined,
  now: FeedRequest | undefined,
): void => {
  const token = before?.token;
  if (token instanceof FeedTokenProvider && token !== now?.token) token.forget();
};
