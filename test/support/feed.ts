import { waitUntil } from './wait.js';
import '../../src/index.js';
import type { StampsActivityFeed } from '../../src/index.js';
import type { LoggedRequest, SandboxFaults } from '../../src/sandbox/index.js';
import { accessToken, members, sandboxApi } from './sandbox-client.js';

type Properties = Partial<
  Omit<StampsActivityFeed, 'token'> & { token: string | null; lang: string }
>;

/** A feed on the page, with what tests read from it. */
export interface Look {
  readonly feed: StampsActivityFeed;
  /** The texts of the elements with this part name. */
  texts(part: string): string[];
  /** The elements with this part name. They may have further names. */
  parts(part: string): HTMLElement[];
  part(part: string): HTMLElement | undefined;
  rows(): HTMLElement[];
  /** The ids of the rows, in the order of the page. */
  ids(): string[];
  button(): HTMLButtonElement | undefined;
  /** What the feed itself shows, without the page's content in slots. */
  text(): string;
  /** Waits until no load is under way and the result is rendered. */
  settled(): Promise<void>;
}

/** A feed whose API is the sandbox. */
export interface MountedFeed extends Look {
  /** The base URL of its sandbox. */
  readonly url: string;
  /** The requests that its sandbox has received. */
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

/** A text with each run of white space, including non-breaking spaces, replaced by one space. */
export const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Adds an element to the page until the test ends. */
export function attach<E extends Element>(element: E): E {
  mounted.add(element);
  document.body.append(element);
  return element;
}

/** The sandbox logs more about a request than the type of its client has. */
const sandboxOf = ({ url, requests }: ReturnType<typeof sandboxApi>) => ({
  url,
  requests: requests as () => Promise<LoggedRequest[]>,
});

/** Adds a feed to the page until the test ends. */
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

/** Adds a feed to the page and waits until its first page has loaded or failed. */
export async function mountSettled(
  properties: Properties = {},
  faults: SandboxFaults = {},
): Promise<MountedFeed> {
  const result = await mount(properties, faults);
  await result.settled();
  return result;
}

/** Adds a feed to the page that only has attributes, as in HTML. `null` omits an attribute. */
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
