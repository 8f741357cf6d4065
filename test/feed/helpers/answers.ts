import type { FeedRequest } from '../../../src/feed/feed-request.js';
import { identityKey } from '../../../src/feed/identity.js';

/** A page of these ids, a status that is no success, or a network that fails. */
export type Answer = readonly number[] | number | 'offline';

/** A network that gives these answers, one after the other; the last one again from then on. */
export function answers(...list: readonly Answer[]) {
  /** The user and the cursor of each request. */
  const asked: string[] = [];
  const tokens: (string | null)[] = [];
  const signals: (AbortSignal | null | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { searchParams } = new URL(`${input}`);
    asked.push(
      [searchParams.get('user'), searchParams.get('older_than')].filter(Boolean).join(' '),
    );
    tokens.push(new Headers(init?.headers).get('Authorization'));
    signals.push(init?.signal);
    const answer = list[Math.min(asked.length, list.length) - 1];
    if (answer === 'offline' || answer === undefined) throw new TypeError('Failed to fetch');
    if (typeof answer === 'number') return Response.json({ detail: 'No.' }, { status: answer });
    return Response.json({ activities: answer.map((id) => ({ id, type: 9 })) });
  };
  return { fetch, asked, tokens, signals };
}

/** What asks for a member's activities, with a token of the page's. */
export function requestFor(
  user: string,
  fetch: typeof globalThis.fetch,
  token: FeedRequest['token'] | string = 'token',
): FeedRequest {
  const query = { apiUrl: 'https://stamps.example/api/v3', user };
  const given = typeof token === 'function' ? token() : token;
  const opened = typeof given === 'object' ? { from: 'getToken' } : given;
  return {
    query,
    options: { fetch },
    token: typeof given === 'string' ? () => given : given,
    kinds: [],
    key: identityKey(query, opened),
  };
}
