import { parsePage } from '../../../src/api/index.js';

/** What the measurements need of a feed; both feeds have it. */
export interface Feed extends HTMLElement {
  fetch: typeof fetch | undefined;
  refreshInterval?: number | undefined;
  headingLevel?: number;
  readonly activities: readonly unknown[];
  readonly newCount: number;
  readonly updateComplete?: Promise<unknown>;
  loadMore(): Promise<unknown>;
  look?(): Promise<void>;
  showNew(): unknown;
}

const pageSize = 20;
/** The history as JSON, one text for each activity, newest first. */
let texts: string[] = [];
let indexes = new Map<string, number>();
/** How many of the newest activities have not happened yet. */
let hidden = 0;
let feed: Feed | undefined;
let source = '';
/** Holds what was parsed, so that parsing it is not optimized away. */
export let held: unknown;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
const frames = async () => {
  await frame();
  await frame();
};
const feedOf = (): Feed => {
  if (!feed) throw new Error('There is no feed on the page.');
  return feed;
};
const rowsOf = (it: Element) => [...(it.shadowRoot?.querySelectorAll('article') ?? [])];
const pageFrom = (start: number) =>
  `{"activities":[${texts.slice(start, start + pageSize).join()}],"error_messages":[]}`;

/** Answers as the API does, from memory: no network is measured. */
const memoryFetch: typeof fetch = async (input) => {
  const after = new URL(String(input), document.baseURI).searchParams.get('older_than');
  const start = after === null ? hidden : (indexes.get(after) ?? texts.length) + 1;
  return new Response(pageFrom(start), { headers: { 'Content-Type': 'application/json' } });
};

const firstRow = async (it: Element) => {
  while (rowsOf(it).length === 0) {
    await new Promise<void>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        resolve();
      });
      observer.observe(it.shadowRoot as ShadowRoot, { childList: true, subtree: true });
    });
  }
};

const measurements = {
  rest: frames,

  async fill(withhold = 0): Promise<void> {
    const all = (await (await fetch('/history.json')).json()) as { id: number }[];
    texts = all.map((it) => JSON.stringify(it));
    indexes = new Map(all.map(({ id }, index) => [String(id), index]));
    hidden = withhold;
  },

  /** Downloads a script, so that `evaluate` only compiles and runs it. */
  async download(script: string): Promise<void> {
    const blob = new Blob([await (await fetch(script)).text()], { type: 'text/javascript' });
    source = URL.createObjectURL(blob);
  },

  async evaluate(): Promise<void> {
    await import(source);
    await frames();
  },

  /** Runs the script of a page whose tag waits for it, until the first row has a place. */
  async start(script: string, tag: string): Promise<void> {
    const host = document.querySelector(tag) as Feed;
    await import(script);
    await firstRow(host);
    void host.offsetHeight;
    await frames();
  },

  /** Shows the first page of a feed that is fed from memory. */
  async mount(): Promise<void> {
    const template = document.querySelector<HTMLTemplateElement>('#feed');
    feed = document.importNode(template?.content.firstElementChild as Feed, true);
    feed.fetch = memoryFetch;
    document.body.append(feed);
    await firstRow(feed);
    await feed.updateComplete;
    void feed.offsetHeight;
    await frames();
  },

  async loadMore(): Promise<void> {
    const it = feedOf();
    await it.loadMore();
    await it.updateComplete;
    void it.offsetHeight;
    await frames();
  },

  /** Loads more until there are so many rows, without laying them out in between. */
  async grow(count: number): Promise<void> {
    const it = feedOf();
    it.style.display = 'none';
    while (it.activities.length < count) await it.loadMore();
    await it.updateComplete;
    it.style.display = '';
    void it.offsetHeight;
    await frames();
    if (rowsOf(it).length !== count) throw new Error(`${rowsOf(it).length} rows, not ${count}`);
  },

  /** Replaces the feed by another one, and keeps the activities that it had. */
  async keepActivities(): Promise<void> {
    held = [...feedOf().activities];
    feedOf().remove();
    await measurements.mount();
  },

  /** Lets the withheld activities happen, and waits until the feed has found them. */
  async findNew(): Promise<void> {
    hidden = 0;
    const it = feedOf();
    if (it.look) await it.look();
    else it.refreshInterval = 1;
    while (it.newCount === 0) await frame();
    it.refreshInterval = undefined;
    await frames();
  },

  async showNew(): Promise<void> {
    const it = feedOf();
    const before = rowsOf(it).length;
    it.showNew();
    await it.updateComplete;
    void it.offsetHeight;
    await frames();
    if (rowsOf(it).length <= before) throw new Error('There is no new row.');
  },

  /** Stops the clock of the page. */
  setClock(time: string): void {
    globalThis.Date = new Proxy(Date, {
      construct: (target, args) => Reflect.construct(target, args.length > 0 ? args : [time]),
    });
  },

  /**
   * Lets a feed notice another day, or changes all of its rows.
   *
   * @returns how many rows were written.
   */
  async rewrite(what: 'day' | 'all'): Promise<number> {
    const it = feedOf();
    const contents = () => rowsOf(it).map(({ lastElementChild }) => lastElementChild);
    const before = contents();
    if (what === 'day') document.dispatchEvent(new Event('visibilitychange'));
    else it.headingLevel = 4;
    await it.updateComplete;
    void it.offsetHeight;
    await frames();
    return contents().filter((content, index) => content !== before[index]).length;
  },

  /** Reads so many pages, with JSON.parse alone or as `/api` does. */
  async parse(pages: number, form: 'json' | 'parsed'): Promise<void> {
    for (let n = 0; n < pages; n++) {
      const body = JSON.parse(pageFrom(n * pageSize));
      held = form === 'json' ? body : parsePage(body);
    }
  },

  /** The texts of the rows on the page, with single spaces. */
  async rows(tag: string, count: number): Promise<string[]> {
    const host = document.querySelector(tag) as Feed;
    await firstRow(host);
    while (host.activities.length < count) await host.loadMore();
    await host.updateComplete;
    // Rows outside the viewport have no inner text while their content is skipped.
    const visible = new CSSStyleSheet();
    visible.replaceSync('* { content-visibility: visible !important }');
    host.shadowRoot?.adoptedStyleSheets.push(visible);
    await frames();
    // biome-ignore lint/performance/useDomNodeTextContent: only what is visible is compared.
    return rowsOf(host).map((it) => it.innerText.replace(/\s+/g, ' ').trim());
  },

  /** Has another feed, whose driver is on the page, show so many rows. */
  async showRows(count: number, selector: string): Promise<void> {
    showRows(count);
    const end = performance.now() + 60_000;
    while (document.querySelectorAll(selector).length < count) {
      if (performance.now() > end) throw new Error(`There are fewer than ${count} ${selector}.`);
      await frame();
    }
    void document.body.offsetHeight;
    await frames();
  },
};

declare global {
  var bench: typeof measurements;
  /** Of a driver in peers/drivers.ts. */
  var showRows: (count: number) => void;
}

globalThis.bench = measurements;
