import { createSandbox } from '../../../src/sandbox/index.js';

/** Members that both merchant groups have, with histories of their own. */
export const users = ['ana@example.com', 'budi@example.com'] as const;
/** A merchant of each group: no token of one reaches the members of the other. */
export const merchants = [2, 41] as const;

export interface Item {
  readonly id: number;
  readonly type: number;
  readonly created: number;
  /** Whose it is: `41 ana@example.com`. */
  readonly notes: string;
  readonly status?: number;
}

export type Failure = 'network' | 'unavailable' | 'refused' | 'cut';

/** A request whose answer is held back. */
interface Held {
  readonly signal: AbortSignal | null | undefined;
  readonly settle: (failure?: Failure) => Promise<void>;
}

/**
 * The sandbox, with histories that go on while they are read, and a network that holds every answer
 * back until it is told to let it through, or to fail.
 */
export function createServer() {
  const lists = new Map<string, Item[]>();
  /** Ids begin at the same number for everybody: what is told apart by id alone is confused. */
  const ids = new Map<string, number>();
  const item = (owner: string): Item => {
    const id = (ids.get(owner) ?? 1000) + 1;
    ids.set(owner, id);
    return { id, type: 9, created: 1_700_000_000 + id, notes: owner };
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
  const held: Held[] = [];
  const answers = new Set<Promise<unknown>>();
  let sent = 0;
  /** Who is signed in at the proxy. */
  const session = { merchant: merchants[0] as number, user: users[0] as string };

  const tokenOf = async (merchant: number): Promise<string> => {
    const token = (await sandboxes.get(merchant)?.issueToken({ merchantId: merchant })) ?? '';
    merchantOf.set(token, merchant);
    return token;
  };

  /** What the server answers now, whenever it arrives. */
  const answerTo = async (href: string, init: RequestInit): Promise<Response> => {
    const url = new URL(href);
    const headers = new Headers(init.headers);
    const token = headers.get('Authorization')?.replace('Bearer ', '');
    const { merchant, user } = { ...session };
    const isProxy = token === undefined;
    if (isProxy) {
      url.searchParams.set('user', user);
      headers.set('Authorization', `Bearer ${await tokenOf(merchant)}`);
    }
    const of = isProxy ? merchant : (merchantOf.get(token) ?? 0);
    const sandbox = sandboxes.get(of);
    if (!sandbox) throw new TypeError('The server knows no such token.');
    const response = await sandbox(new Request(url, { headers }));
    const body = await response.text();
    const key = isProxy ? { 'Stamps-Member-Key': `key of ${merchant} ${user}` } : undefined;
    return new Response(body, { status: response.status, headers: key });
  };

  const failed = async (answer: Response, failure: Failure): Promise<Response> => {
    if (failure === 'network') throw new TypeError('Failed to fetch');
    if (failure === 'cut') return new Response((await answer.text()).slice(0, 200));
    return new Response('{}', { status: failure === 'refused' ? 401 : 503 });
  };

  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    sent += 1;
    // Every other network hears of an abort; the others deliver all the same.
    const hears = sent % 2 === 0;
    const answer = answerTo(String(input), init);
    answers.add(answer);
    answer.catch(() => {}).finally(() => answers.delete(answer));
    return new Promise((resolve, reject) => {
      const entry: Held = {
        signal: init.signal,
        settle: async (failure) => {
          held.splice(held.indexOf(entry), 1);
          const response = await answer;
          resolve(failure ? failed(response, failure) : response);
        },
      };
      held.push(entry);
      if (!hears) return;
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
    /** Resolves once the server has made up its mind about every request. */
    async ready() {
      while (answers.size > 0) await Promise.allSettled(answers);
    },
    /** How many requests have come. */
    get sent() {
      return sent;
    },
    /** New activities, on top. */
    arrive(merchant: number, user: string, howMany: number) {
      const list = listOf(merchant, user);
      for (let n = 0; n < howMany; n++) list.unshift(item(`${merchant} ${user}`));
    },
    /** One that comes late: further down. Gives its id. */
    insert(merchant: number, user: string, at: number): number {
      const late = item(`${merchant} ${user}`);
      const list = listOf(merchant, user);
      list.splice(at % (list.length + 1), 0, late);
      return late.id;
    },
    /** One is canceled. */
    change(merchant: number, user: string, at: number) {
      const list = listOf(merchant, user);
      const old = list[at % Math.max(list.length, 1)];
      if (old) list[list.indexOf(old)] = { ...old, status: 2 };
    },
  };
}

export type Server = ReturnType<typeof createServer>;
