import type { FeedErrorCode, FetchAttempt } from '../api/index.js';
import type { FeedController } from '../feed/feed-controller.js';
import type { FeedStatus } from '../feed/feed-delegate.js';
import { version } from '../version.js';

/** What a support ticket needs to know of a feed. Nothing in it is about a member. */
export interface FeedDiagnostics {
  /** The package's version. */
  readonly version: string;
  readonly status: FeedStatus;
  /** The code of the error that the feed shows. */
  readonly error: FeedErrorCode | undefined;
  /** How the feed is let in: by the page's session, a token of the page's, or one that is asked for. */
  readonly access: 'none' | 'proxy' | 'token' | 'renewable-token';
  /** Whether the API is on the page's own origin. */
  readonly sameOrigin: boolean;
  /** Whether the device believes that it has a network. */
  readonly onLine: boolean;
  /** How many pages are shown. */
  readonly pages: number;
  /** The last 20 tries of requests, oldest first: what for, how they ended, and how long they took. */
  readonly attempts: readonly FetchAttempt[];
}

/** Describes the state of a feed. */
export const diagnosticsOf = (feed: FeedController): FeedDiagnostics => {
  const { request, status, error, list, attempts } = feed;
  const { token, query } = request ?? {};
  const kind = typeof token === 'function' ? 'token' : token ? 'renewable-token' : 'proxy';
  return {
    version,
    status,
    error: error?.code,
    access: request ? kind : 'none',
    sameOrigin: !!query?.apiUrl && new URL(query.apiUrl).origin === globalThis.location?.origin,
    onLine: globalThis.navigator?.onLine !== false,
    pages: list.pages.length,
    attempts,
  };
};
