import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type ActivityProxyError,
  type ActivityProxyOptions,
  createActivityProxy,
  type NodeRequest,
  type NodeResponse,
  toNodeListener,
} from '../../src/proxy/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { everythingIn, logOf } from '../api/harness.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';

/** The member of each session. */
export const sessions: Readonly<Record<string, string>> = {
  a: members.fortyOne,
  b: members.history,
};

/** A secret of the merchant's servers. */
export const secret = 'a secret that only the servers of the tests have';

/** Reads the member of a request from its session cookie. */
export const memberFromCookie = (request: Request): string | undefined =>
  sessions[/\bsession=(\w+)/.exec(request.headers.get('Cookie') ?? '')?.[1] ?? ''];

export interface RawResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

export interface RawRequest {
  readonly cookie?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly signal?: AbortSignal;
}

/** Sends a path unchanged; `fetch` would normalize it. */
export const raw = (
  origin: string,
  path: string,
  { cookie = 'session=a', method = 'GET', headers = {}, signal }: RawRequest = {},
): Promise<RawResponse> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const allHeaders = { ...(cookie && { Cookie: cookie }), ...headers };
    const request = send(
      { hostname, port, path, method, headers: allHeaders, signal },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString();
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      },
    );
    request.on('error', reject);
    request.end();
  });

type Listener = (incoming: never, outgoing: NodeResponse) => unknown;

const stopServers = new Set<() => Promise<void>>();

/** Listens on a free port until the test ends. Returns the origin. */
export const listen = async (listener: Listener): Promise<string> => {
  const server = createServer(listener as unknown as Parameters<typeof createServer>[1]);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  stopServers.add(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

afterEach(async () => {
  await Promise.all([...stopServers].map((stop) => stop()));
  stopServers.clear();
});

/** A merchant's server with a proxy at `/stamps`, and the sandbox behind it. */
export async function startProxy(
  options: Partial<ActivityProxyOptions<NodeRequest>> = {},
  faults: SandboxFaults = {},
) {
  const api = sandboxApi(faults);
  const errors: ActivityProxyError[] = [];
  const token = options.token ?? (options.getToken ? undefined : await accessToken());
  const proxy = createActivityProxy<NodeRequest>({
    apiUrl: api.url,
    secret,
    resolveUser: memberFromCookie,
    onError: (error) => errors.push(error),
    ...options,
    token,
  });
  const origin = await listen(toNodeListener(proxy));
  return {
    origin,
    api,
    errors,
    /** Requests `/stamps/activities` followed by `query`. */
    get: (query = '', request?: RawRequest) => raw(origin, `/stamps/activities${query}`, request),
    /** The complete content of all reported errors, as text. */
    errorText: () => errors.map(everythingIn).join('\n'),
    /** The `user` of every request to Stamps so far. */
    requestedUsers: async () =>
      (await logOf(api)).map(({ search }) => new URLSearchParams(search).getAll('user').join()),
  };
}

export const idsIn = (text: string): readonly number[] =>
  JSON.parse(text).activities.map(({ id }: { id: number }) => id);

/** The ids of a page, read directly from the sandbox: the first page, or the one after an id. */
export const pageOf = async (member: string, olderThan?: number): Promise<readonly number[]> => {
  const url = new URL(sandboxApi().url);
  url.pathname += '/activities';
  url.searchParams.set('user', member);
  if (olderThan !== undefined) url.searchParams.set('older_than', `${olderThan}`);
  const headers = { Authorization: `Bearer ${await accessToken()}` };
  return idsIn(await (await fetch(url, { headers })).text());
};

/** The ids of all activities of a member. */
export const historyOf = async (member: string): Promise<readonly number[]> => {
  const ids = [...(await pageOf(member))];
  for (let more = ids; more.length === 20; ids.push(...more)) {
    more = [...(await pageOf(member, ids.at(-1)))];
  }
  return ids;
};

/** A `fetch` that returns the given responses in turn, and then repeats the last one. */
export const stubFetch = (...responses: readonly (() => Response | Promise<Response>)[]) => {
  const calls: { url: string; init: RequestInit }[] = [];
  const fetch: typeof globalThis.fetch = async (input, init = {}) => {
    calls.push({ url: String(input), init });
    const respond = responses[Math.min(calls.length, responses.length) - 1];
    if (!respond) throw new TypeError('fetch failed');
    return respond();
  };
  return { fetch, calls };
};
