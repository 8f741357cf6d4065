import { waitUntil } from '@open-wc/testing';
import '../../src/index.js';
import type { StampsActivityFeed } from '../../src/index.js';
import type { SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from './sandbox-client.js';

type Properties = Partial<
  Omit<StampsActivityFeed, 'token'> & { token: string | null; lang: string }
>;

/** A feed on the page that asks the sandbox, with what a test wants to know of it. */
export interface MountedFeed {
  readonly feed: StampsActivityFeed;
  /** Base URL of its sandbox. */
  readonly url: string;
  readonly requests: ReturnType<typeof sandboxApi>['requests'];
  /** The texts of a part, one an element. */
  texts(part: string): string[];
  /** The elements of a part; a part may have further names. */
  parts(part: string): HTMLElement[];
  part(part: string): HTMLElement | undefined;
  rows(): HTMLElement[];
  button(): HTMLButtonElement | undefined;
  /** Waits until nothing is under way, and it is on the page. */
  settled(): Promise<void>;
}

const mounted = new Set<Element>();

export function look(feed: StampsActivityFeed) {
  const root = () => feed.shadowRoot as ShadowRoot;
  const parts = (part: string) => [...root().querySelectorAll<HTMLElement>(`[part~="${part}"]`)];
  return {
    feed,
    parts,
    part: (part: string) => parts(part)[0],
    texts: (part: string) => parts(part).map((element) => plain(element.textContent)),
    rows: () => [...root().querySelectorAll<HTMLElement>('article')],
    button: () => root().querySelector('button') ?? undefined,
    async settled() {
      await feed.updateComplete;
      await waitUntil(() => feed.status !== 'loading', 'the feed is still loading', {
        timeout: 8_000,
        interval: 5,
      });
      await feed.updateComplete;
    },
  };
}

export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Puts a feed on the page. It is removed after the test. */
export async function mount(
  properties: Properties = {},
  faults: SandboxFaults = {},
): Promise<MountedFeed> {
  const api = sandboxApi(faults);
  const feed = document.createElement('stamps-activity-feed');
  Object.assign(feed, {
    apiUrl: api.url,
    user: members.fortyOne,
    token: await accessToken(),
    timeZone: 'Asia/Jakarta',
    ...properties,
  });
  mounted.add(feed);
  document.body.append(feed);
  await feed.updateComplete;
  return { ...look(feed), url: api.url, requests: api.requests };
}

/** Puts a feed on the page and waits for its first page, or its failure. */
export async function mountSettled(
  properties: Properties = {},
  faults: SandboxFaults = {},
): Promise<MountedFeed> {
  const result = await mount(properties, faults);
  await result.settled();
  return result;
}

afterEach(() => {
  for (const element of mounted) element.remove();
  mounted.clear();
});
