import { createSandbox } from '../../../src/sandbox/index.js';

/** Members that exist in both merchant groups, with a history in each. */
export const users = ['ana@example.com', 'budi@example.com'] as const;
/** A merchant of each group. A token of one group cannot read the members of the other. */
export const merchants = [2, 41] as const;

export interface Item {
  readonly id: number;
  readonly type: number;
  readonly created: number;
  /** The owner, such as `41 ana@example.com`. */
  readonly notes: string;
  /** So that the rows show it too. */
  readonly award: { readonly name: string };
  readonly status?: number;
}

export type Failure = 'network' | 'unavailable' | 'refused' | 'cut';

/** A request whose response is held back. */
interface HeldRequest {
  readonly signal: AbortSignal | null | undefined;
  readonly settle: (failure?: Failure) => Promise<void>;
}

/**
 * The sandbox, with histories that tests change, behind a network that holds back every response
 * until a test releases it or lets it fail.
 */
export function createServer() {
  const lists = new Map<string, Item[]>();
  /** Ids start at the same number for every member, so that code which compares only ids fails. */
  const ids = new Map<string, number>();
  const item = (owner: string): Item => {
    const id = (ids.get(owner) ?? 1000) + 1;
    ids.set(owner, id);
    return { id, type: 2, created: 1_700_000_000 + id, notes: owner, award: { name: owner } };
  };
  const listOf = (merchant: number, user: string) => lists.get(`${merchant} ${user}`) ?? [];
  const sandboxes = new Map(
    merchants.map((merchant) => {
      const members = users.map((user) => {
        const owner = `${merchant} ${user}`;
        const activities: Item[] = [];
        lists.set(owner, activities);
        return { user, merchantId: merchant, activities };
      });
      return [merchant as number, createSandbox({ members })];
    }),
  );
  const merchantOf = new Map<string, number>();
  const held: HeldRequest[] = [];
  const pendingResponses = new Set<Promise<unknown>>();
  let sent = 0;
  /** The member who is signed in at the proxy. */
  const session = { merchant: merchants[0] as number, user: users[0] as string };

  const tokenOf = async (merchant: number): Promise<string> => {
    const token = (await sandboxes.get(merchant)?.issueToken({ merchantId: merchant })) ?? '';
    merchantOf.set(token, merchant);
    return token;
  };

  /** The server's response at the time of the request, whenever it is delivered. */
  const respondTo = async (href: string, init: RequestInit): Promise<Response> => {
    const url = new URL(href);
    const headers = new Headers(init.headers);
    const token = headers.get('Authorization')?.replace('Bearer ', '');
    const { merchant, user } = { ...session };
    const isProxy = token === undefined;
    if (isProxy) {
      url.searchParams.set('user', user);
      headers.set('Authorization', `Bearer ${await tokenOf(merchant)}`);
    }
    const merchantId = isProxy ? merchant : (merchantOf.get(token) ?? 0);
    const sandbox = sandboxes.get(merchantId);
    if (!sandbox) throw new TypeError('The token is unknown.');
    const response = await sandbox(new Request(url, { headers }));
    const body = await response.text();
    const key = isProxy ? { 'Stamps-Member-Key': `key of ${merchant} ${user}` } : undefined;
    return new Response(body, { status: response.status, headers: key });
  };

  const failedResponse = async (response: Response, failure: Failure): Promise<Response> => {
    if (failure === 'network') throw new TypeError('Failed to fetch');
    if (failure === 'cut') return new Response((await response.text()).slice(0, 200));
    return new Response('{}', { status: failure === 'refused' ? 401 : 503 });
  };

  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    sent += 1;
    // Every other request honours its signal. The others deliver even after an abort.
    const honoursAbort = sent % 2 === 0;
    const response = respondTo(String(input), init);
    pendingResponses.add(response);
    response.catch(() => {}).finally(() => pendingResponses.delete(response));
    return new Promise((resolve, reject) => {
      const entry: HeldRequest = {
        signal: init.signal,
        settle: async (failure) => {
          held.splice(held.indexOf(entry), 1);
          const arrived = await response;
          resolve(failure ? failedResponse(arrived, failure) : arrived);
        },
      };
      held.push(entry);
      if (!honoursAbort) return;
      init.signal?.addEventListener('abort', () => {
        if (held.includes(entry)) held.splice(held.indexOf(entry), 1);
        reject(init.signal?.reason);
      });
    });
  };

  return {
    fetch,
    session,
    held,
    tokenOf,
    listOf,
    /** Resolves once the server has computed every response. */
    async ready() {
      while (pendingResponses.size > 0) await Promise.allSettled(pendingResponses);
    },
    /** The number of requests so far. */
    get sent() {
      return sent;
    },
    /** Adds new activities on top. */
    arrive(merchant: number, user: string, howMany: number) {
      const list = listOf(merchant, user);
      for (let n = 0; n < howMany; n++) list.unshift(item(`${merchant} ${user}`));
    },
    /** Inserts an activity further down, and returns its id. */
    insert(merchant: number, user: string, at: number): number {
      const late = item(`${merchant} ${user}`);
      const list = listOf(merchant, user);
      list.splice(at % (list.length + 1), 0, late);
      return late.id;
    },
    /** Cancels an activity. */
    change(merchant: number, user: string, at: number) {
      const list = listOf(merchant, user);
      const old = list[at % Math.max(list.length, 1)];
      if (old) list[list.indexOf(old)] = { ...old, status: 2 };
    },
  };
}

export type Server = ReturnType<typeof createServer>;
