import type { FeedRequest } from '../../../src/feed/feed-request.js';
import { identityKey } from '../../../src/feed/identity.js';

/** A page of these ids, an error status, or a network failure. */
export type FakeResponse = readonly number[] | number | 'offline';

/** A fake network that gives these responses in order, and repeats the last one. */
export function fakeNetwork(...list: readonly FakeResponse[]) {
  /** The user and the cursor of each request. */
  const requests: string[] = [];
  const tokens: (string | null)[] = [];
  const signals: (AbortSignal | null | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const { searchParams } = new URL(`${input}`);
    requests.push(
      [searchParams.get('user'), searchParams.get('older_than')].filter(Boolean).join(' '),
    );
    tokens.push(new Headers(init?.headers).get('Authorization'));
    signals.push(init?.signal);
    const response = list[Math.min(requests.length, list.length) - 1];
    if (response === 'offline' || response === undefined) throw new TypeError('Failed to fetch');
    if (typeof response === 'number') return Response.json({ detail: 'No.' }, { status: response });
    return Response.json({ activities: response.map((id) => ({ id, type: 9 })) });
  };
  return { fetch, requests, tokens, signals };
}

/** A feed request for a member's activities. */
export function requestFor(
  user: string,
  fetch: typeof globalThis.fetch,
  token: FeedRequest['token'] | string = 'token',
): FeedRequest {
  const query = { apiUrl: 'https://stamps.example/api/v3', user };
  const resolved = typeof token === 'function' ? token() : token;
  const credential = typeof resolved === 'object' ? { from: 'getToken' } : resolved;
  return {
    query,
    options: { fetch },
    token: typeof resolved === 'string' ? () => resolved : resolved,
    kinds: [],
    key: identityKey(query, credential),
  };
}
