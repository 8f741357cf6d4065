import { inPhase } from '../../api/errors.js';
import { fetchPage } from '../../api/fetch-page.js';
import type { ActivityId, ActivityPage, FeedPhase, FetchOptions } from '../../api/index.js';
import { FeedError } from '../../api/index.js';
import { merchantOf } from '../../shared/jwt.js';
import type { FeedRequest } from '../feed-request.js';
import type { FeedTokenProvider } from '../token/feed-token-provider.js';

/** A page, and the account it belongs to. Pages of two accounts never stand in one list. */
export interface AccountPage {
  readonly page: ActivityPage;
  /** As in `FeedState`; `undefined` for a given page whose token is not there yet. */
  readonly accountKey: string | undefined;
}

/** Which page to fetch, and how. */
export interface PageOptions extends Pick<FetchOptions, 'signal' | 'onAttempt'> {
  readonly phase: FeedPhase;
  readonly olderThan: ActivityId | undefined;
}

type Send = (token: string | undefined) => Promise<ActivityPage>;

/** Sends a request, and repeats it once with a new token if the first token was refused. */
const sendWithRenewal = async (provider: FeedTokenProvider, send: Send): Promise<AccountPage> => {
  const sendWith = async (token: string) => {
    const page = await send(token);
    provider.markAccepted(token);
    return { page, accountKey: merchantOf(token) };
  };
  const token = await provider.get();
  try {
    return await sendWith(token);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    const renewed = await provider.renewAfter(error, token);
    if (renewed === token) throw error;
    return sendWith(renewed);
  }
};

/**
 * Fetches one page with the request's token.
 *
 * @throws {FeedError} with the phase of `options`, also where the token could not be had.
 */
export const fetchAccountPage = async (
  { token, query, options: fetchOptions }: FeedRequest,
  { olderThan, ...options }: PageOptions,
): Promise<AccountPage> => {
  const send: Send = (token) =>
    fetchPage({ ...query, olderThan }, { ...fetchOptions, ...options, token });
  try {
    if (typeof token === 'object') return await sendWithRenewal(token, send);
    const page = await send(token?.());
    return { page, accountKey: page.memberKey ?? '' };
  } catch (error) {
    throw inPhase(error, options.phase);
  }
};
