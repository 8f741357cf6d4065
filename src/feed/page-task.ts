import { Task } from '@lit/task';
import type { ReactiveControllerHost } from 'lit';
import type { ActivityId, ActivityPage, FeedPhase, FetchOptions } from '../api/index.js';
import { FeedError, fetchPage } from '../api/index.js';
import { merchantOf } from './jwt.js';
import type { RenewableToken } from './renewable-token.js';
import type { FeedRequest } from './request.js';

/** One page to be fetched. */
export interface PageRequest {
  readonly request: FeedRequest;
  readonly phase: FeedPhase;
  readonly olderThan: ActivityId | undefined;
}

/** A page, and whose it is as far as the answer tells: pages of two owners never stand in one list. */
export interface OwnedPage {
  readonly page: ActivityPage;
  readonly owner: string;
}

/** The same error, of another phase. */
export const inPhase = (error: FeedError, phase: FeedPhase): FeedError => {
  if (error.phase === phase) return error;
  const { code, message, status, messages, memberKey, retryable, cause } = error;
  return new FeedError(code, message, { phase, status, messages, memberKey, retryable, cause });
};

type Send = (token: string | undefined) => Promise<ActivityPage>;

/** Sends a request; one whose token is refused is repeated once, with another token. */
const sendRenewing = async (source: RenewableToken, send: Send): Promise<OwnedPage> => {
  const sendWith = async (token: string) => {
    const page = await send(token);
    source.prove(token);
    return { page, owner: merchantOf(token) };
  };
  const token = await source.get();
  try {
    return await sendWith(token);
  } catch (error) {
    if (!(error instanceof FeedError && source.mayHeal(error))) throw error;
    const renewed = await source.renew(token);
    if (renewed === token) throw error;
    return sendWith(renewed);
  }
};

const fetchOwned = async (
  { request, phase, olderThan }: PageRequest,
  options: Pick<FetchOptions, 'signal' | 'onAttempt'>,
): Promise<OwnedPage> => {
  const { token, query } = request;
  const send: Send = (token) =>
    fetchPage({ ...query, olderThan }, { ...request.options, ...options, token, phase });
  try {
    if (typeof token === 'object') return await sendRenewing(token, send);
    const page = await send(token?.());
    return { page, owner: page.memberKey ?? '' };
  } catch (error) {
    // Who gives tokens knows nothing of pages.
    throw error instanceof FeedError ? inPhase(error, phase) : error;
  }
};

/** Fetches a page, until the signal aborts. */
type FetchPage = (signal: AbortSignal) => Promise<OwnedPage>;

/**
 * A task that fetches one page each time it is run. A run makes the one before it void: its answer, or
 * its failure, is never told.
 */
export const createPageTask = (
  host: ReactiveControllerHost,
  onComplete: (page: OwnedPage) => void,
  onError: (error: unknown) => void,
  onAttempt: FetchOptions['onAttempt'],
) => {
  const task = new Task<[FetchPage], OwnedPage>(host, {
    autoRun: false,
    task: ([fetchIt], { signal }) => fetchIt(signal),
    onComplete,
    onError,
  });
  return {
    // A task keeps its arguments where the page's scripts can read them: a function hides the token.
    run: ([request]: [PageRequest]): Promise<void> =>
      task.run([(signal) => fetchOwned(request, { signal, onAttempt })]),
    abort: (): void => task.abort(),
  };
};
