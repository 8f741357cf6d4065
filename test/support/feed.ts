import { waitUntil } from './wait.js';
import '../../src/index.js';
import type { StampsActivityFeed } from '../../src/index.js';
import type { LoggedRequest, SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from './sandbox-client.js';

type Properties = Partial<
  Omit<StampsActivityFeed, 'token'> & { token: string | null; lang: string }
>;

/** A feed on the page, with what a test wants to know of it. */
export interface Look {
  readonly feed: StampsActivityFeed;
  /** The texts of a part, one an element. */
  texts(part: string): string[];
  /** The elements of a part; a part may have further names. */
  parts(part: string): HTMLElement[];
  part(part: string): HTMLElement | undefined;
  rows(): HTMLElement[];
  /** The ids of the rows on the page, in the order of the page. */
  ids(): string[];
  button(): HTMLButtonElement | undefined;
  /** What a member sees, without what the page itself puts into the slots. */
  text(): string;
  /** Waits until nothing is under way, and it is on the page. */
  settled(): Promise<void>;
}

/** A feed that asks the sandbox. */
export interface MountedFeed extends Look {
  /** Base URL of its sandbox. */
  readonly url: string;
  /** What it has asked its sandbox so far. */
  requests(): Promise<readonly LoggedRequest[]>;
}

const mounted = new Set<Element>();

export function look(feed: StampsActivityFeed): Look {
  const root = () => feed.shadowRoot as ShadowRoot;
  const rows = () => [...root().querySelectorAll<HTMLElement>('article')];
  const parts = (part: string) => [...root().querySelectorAll<HTMLElement>(`[part~="${part}"]`)];
  return {
    feed,
    parts,
    part: (part: string) => parts(part)[0],
    texts: (part: string) => parts(part).map((element) => plain(element.textContent)),
    rows,
    ids: () =>
      rows().map((row) => (row.getAttribute('aria-labelledby') ?? '').replace(/^title-/, '')),
    button: () => root().querySelector<HTMLButtonElement>('[part~=load-more]') ?? undefined,
    text: () => plain(root().textContent),
    async settled() {
      await feed.updateComplete;
      await waitUntil(() => feed.status !== 'loading', 'the feed is still loading');
      await feed.updateComplete;
    },
  };
}

/** A text with each run of spaces, the unbreakable ones too, as one space. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Puts an element on the page. It is removed after the test. */
export function attach<E extends Element>(element: E): E {
  mounted.add(element);
  document.body.append(element);
  return element;
}

/** The sandbox logs more of a request than its client's type says. */
const sandboxOf = ({ url, requests }: ReturnType<typeof sandboxApi>) => ({
  url,
  requests: requests as () => Promise<LoggedRequest[]>,
});

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
  attach(feed);
  await feed.updateComplete;
  return { ...look(feed), ...sandboxOf(api) };
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

/** Puts a feed on the page that has attributes only, as in a page's HTML; `null` leaves one out. */
export async function mountMarkup(
  attributes: Readonly<Record<string, string | null>> = {},
  faults: SandboxFaults = {},
): Promise<MountedFeed> {
  const api = sandboxApi(faults);
  const feed = document.createElement('stamps-activity-feed');
  const all = {
    'api-url': api.url,
    user: members.fortyOne,
    token: await accessToken(),
    'time-zone': 'Asia/Jakarta',
    ...attributes,
  };
  for (const [name, value] of Object.entries(all)) {
    if (value !== null) feed.setAttribute(name, value);
  }
  attach(feed);
  await feed.updateComplete;
  return { ...look(feed), ...sandboxOf(api) };
}

afterEach(() => {
  for (const element of mounted) element.remove();
  mounted.clear();
});
