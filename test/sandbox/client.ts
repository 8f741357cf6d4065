import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';

export const origin = 'https://stamps.test';

/** An activity in the API's format. */
export interface Row {
  readonly id: number;
  readonly type: number;
  readonly created?: number;
  readonly notes: string;
  readonly merchant?: { readonly id: number; readonly name: string };
  readonly [payload: string]: unknown;
}

export interface ApiError {
  readonly detail: string;
  readonly errors?: Readonly<Record<string, string>>;
  readonly error_code?: string;
  readonly error_message?: string;
}

type Parameters = Readonly<Record<string, string | readonly string[]>>;

export interface Client {
  readonly sandbox: Sandbox;
  /** Sends a request with a token of the main group. */
  get(path: string, parameters?: Parameters, init?: RequestInit): Promise<Response>;
  /** Fetches a page of `/activities`. */
  rows(parameters: Parameters): Promise<readonly Row[]>;
}

export function addressOf(path: string, parameters: Parameters = {}): string {
  const url = new URL(path, origin);
  for (const [name, value] of Object.entries(parameters)) {
    for (const text of [value].flat()) url.searchParams.append(name, text);
  }
  return url.href;
}

export function createClient(options: SandboxOptions = {}): Client {
  const sandbox = createSandbox(options);
  const get: Client['get'] = async (path, parameters, init = {}) => {
    const headers = { Authorization: `Bearer ${await sandbox.issueToken()}` };
    return sandbox(new Request(addressOf(path, parameters), { headers, ...init }));
  };
  return {
    sandbox,
    get,
    rows: async (parameters) => {
      const response = await get('/api/v3/activities', parameters);
      const page: { activities: Row[] } = await response.json();
      return page.activities;
    },
  };
}

/** Fetches all pages of a member, each with the last id of the page before, as a feed does. */
export async function pagesOf(
  client: Client,
  parameters: Parameters,
  maxPages = 100,
): Promise<readonly (readonly Row[])[]> {
  const pages: (readonly Row[])[] = [];
  let cursor: Parameters = {};
  while (pages.length < maxPages) {
    const page = await client.rows({ ...parameters, ...cursor });
    pages.push(page);
    const last = page.at(-1);
    if (page.length < 20 || !last) break;
    cursor = { older_than: String(last.id) };
  }
  return pages;
}
