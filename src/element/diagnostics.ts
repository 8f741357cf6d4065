import type { FeedErrorCode, FetchAttempt } from '../api/index.js';
import type { FeedController } from '../feed/feed-controller.js';
import type { FeedStatus } from '../feed/feed-delegate.js';
import { version } from '../version.js';
import { pageOrigin } from './page-address.js';

/** The state of a feed for a support ticket. It contains nothing personal. */
export interface FeedDiagnostics {
  /** The package's version. */
  readonly version: string;
  readonly status: FeedStatus;
  /** The code of the current error. */
  readonly error: FeedErrorCode | undefined;
  /** How requests are authorized: by a proxy, the `token` attribute, or a `token-url` or `getToken`. */
  readonly access: 'none' | 'proxy' | 'token' | 'renewable-token';
  /** Whether `api-url` has the document's origin. */
  readonly sameOrigin: boolean;
  /** `navigator.onLine`. */
  readonly onLine: boolean;
  /** The number of pages that are shown. */
  readonly pages: number;
  /** The purpose, outcome and duration of the last 20 attempts, oldest first. */
  readonly attempts: readonly FetchAttempt[];
}

const accessOf = ({ request }: FeedController): FeedDiagnostics['access'] => {
  if (!request) return 'none';
  if (!request.token) return 'proxy';
  return typeof request.token === 'function' ? 'token' : 'renewable-token';
};

export const diagnosticsOf = (feed: FeedController): FeedDiagnostics => {
  const { request, status, error, list, attempts } = feed;
  const apiUrl = request?.query?.apiUrl;
  return {
    version,
    status,
    error: error?.code,
    access: accessOf(feed),
    sameOrigin: !!apiUrl && new URL(apiUrl).origin === pageOrigin(),
    onLine: globalThis.navigator?.onLine !== false,
    pages: list.pages.length,
    attempts,
  };
};
