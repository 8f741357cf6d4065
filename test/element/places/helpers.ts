import type { StampsActivityFeed } from '../../../src/index.js';
import { sandboxOrigin } from '../../support/origin.js';
import { accessToken, members, sandboxApi } from '../../support/sandbox-client.js';
import { waitUntil } from '../../support/wait.js';

const frames = new Set<HTMLIFrameElement>();

afterEach(() => {
  for (const frame of frames) frame.remove();
  frames.clear();
});

/** Adds an iframe to the page until the test ends, and waits until its document is there. */
export async function addFrame(attributes: Readonly<Record<string, string>> = {}) {
  const frame = document.createElement('iframe');
  for (const [name, value] of Object.entries(attributes)) frame.setAttribute(name, value);
  frame.style.cssText = 'inline-size: 500px; block-size: 400px';
  frames.add(frame);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  const { contentDocument, contentWindow } = frame;
  return {
    frame,
    there: contentDocument as Document,
    view: contentWindow as Window & typeof globalThis,
  };
}

/** A feed that is not in any document yet. */
export async function createFeed(from: Document = document) {
  const api = sandboxApi();
  const feed = from.createElement('stamps-activity-feed') as StampsActivityFeed;
  feed.setAttribute('api-url', api.url);
  feed.setAttribute('user', members.history);
  feed.setAttribute('token', await accessToken());
  return { feed, ...api };
}

export const rowsIn = (feed: Element): HTMLElement[] => [
  ...(feed.shadowRoot?.querySelectorAll<HTMLElement>('article') ?? []),
];

/** Waits for this many rows. */
export const rowsArrive = (feed: Element, count = 20): Promise<void> =>
  waitUntil(() => rowsIn(feed).length === count, `there are not ${count} rows`);

/** Whether the feed's own styles apply: its rows have an icon of a set size beside their text. */
export function isStyled(feed: Element): boolean {
  const [row] = rowsIn(feed);
  const hidden = feed.shadowRoot?.querySelector('[aria-live]');
  if (!row || !hidden) return false;
  const { display } = getComputedStyle(feed);
  return display === 'block' && hidden.getBoundingClientRect().height <= 1;
}

/** Feeds of the sandbox's whole history behind a proxy have no token: here, the sandbox takes one. */
export const feedOf = (root: ParentNode): StampsActivityFeed =>
  root.querySelector('stamps-activity-feed') as StampsActivityFeed;

export const apiUrl = (): string => `${sandboxOrigin()}/api/v3`;
