import { parsePage } from '../../../src/api/index.js';
import type { MeasuredFeed, Variant } from './feeds.js';
import { createFeed, firstRow, rowCount, scriptOf, tagOf } from './feeds.js';
import { fillMemory, memoryFetch, pageTexts } from './memory-api.js';
import type { ReadRow } from './read-rows.js';
import { readRows } from './read-rows.js';

let feed: MeasuredFeed | undefined;
/** What is held so that the heap can be compared with and without it. */
let held: unknown;
/** A script that was fetched and not run. */
let script = '';

/** Milliseconds after which rows of another feed are given up. */
const patience = 60_000;

/** Milliseconds that a phone's network takes for an answer. */
const latency = 600;

/** Resolves at the next frame. */
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Lets the browser paint what there is to paint. */
const frames = async () => {
  await frame();
  await frame();
};

/** Has the browser lay the page out now. */
const layOut = (element: HTMLElement) => element.offsetHeight;

const mount = async (variant: Variant): Promise<MeasuredFeed> => {
  const made = createFeed(variant, memoryFetch);
  document.body.append(made);
  await firstRow(made);
  await made.updateComplete;
  return made;
};

const mounted = (): MeasuredFeed => {
  if (!feed) throw new Error('No feed has been mounted.');
  return feed;
};

/** What runs within the page. What is measured ends with a painted frame. */
const measurements = {
  fillMemory,

  /** Nothing but the frame that every measurement ends with. */
  rest: frames,

  load: (variant: Variant) => import(scriptOf(variant)).then(() => {}),

  /** Fetches a script, so that `evaluate` does not. */
  async fetchScript(variant: Variant): Promise<void> {
    const source = await (await fetch(scriptOf(variant))).text();
    script = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  },

  /** Compiles and evaluates the fetched script. */
  async evaluate(): Promise<void> {
    await import(script);
    await frames();
  },

  /** Evaluates the preloaded script and waits for the first row; the API is across HTTP. */
  async firstRow(variant: Variant): Promise<void> {
    const host = document.querySelector(tagOf(variant)) as HTMLElement;
    await import(scriptOf(variant));
    await firstRow(host);
    layOut(host);
    await frames();
  },

  /** Milliseconds from an answer to its first row, laid out, when it took as long as a phone's network does. */
  async answered(variant: Variant): Promise<number> {
    let start = 0;
    const made = createFeed(variant, async (...asked) => {
      await new Promise((resolve) => setTimeout(resolve, latency));
      start = performance.now();
      return memoryFetch(...asked);
    });
    document.body.append(made);
    await firstRow(made);
    layOut(made);
    return performance.now() - start;
  },

  /** Mounts a feed and lays out its first page. */
  async mount(variant: Variant): Promise<void> {
    feed = await mount(variant);
    layOut(feed);
    await frames();
  },

  async unmount(): Promise<void> {
    mounted().remove();
    feed = undefined;
    await frames();
  },

  /** Loads more until there are so many rows. */
  async grow(rows: number): Promise<void> {
    const it = mounted();
    while (it.activities.length < rows) await it.loadMore();
    await it.updateComplete;
    if (rowCount(it) !== rows) throw new Error(`${rowCount(it)} rows instead of ${rows}.`);
  },

  /** Takes the feed out of the layout, or puts it back: what is done to it then is script alone. */
  async hide(isHidden: boolean): Promise<void> {
    const it = mounted();
    it.hidden = isHidden;
    layOut(it);
    await frames();
  },

  /** Loads one page more and lays it out. */
  async loadMore(): Promise<void> {
    const it = mounted();
    await it.loadMore();
    await it.updateComplete;
    layOut(it);
    await frames();
  },

  /** Reads the first rows of the feed that the page came with. */
  read: (variant: Variant, count: number): Promise<ReadRow[]> =>
    readRows(document.querySelector(tagOf(variant)) as unknown as MeasuredFeed, count),

  /** Has another feed, whose driver is on the page, show so many rows, and waits for them. */
  async showRows(count: number, selector: string): Promise<void> {
    showRows(count);
    const start = performance.now();
    const shown = () => document.querySelectorAll(selector).length;
    while (shown() < count) {
      if (performance.now() - start > patience)
        throw new Error(`${shown()} ${selector}, not ${count}.`);
      await frame();
    }
    layOut(document.body);
    await frames();
  },

  /** Mounts feeds, waits for their rows and takes them away; a few at a time. */
  async mountAndRemove(variant: Variant, times: number): Promise<void> {
    const together = 10;
    for (let n = 0; n < times; n += together) {
      const feeds = await Promise.all(Array.from({ length: together }, () => mount(variant)));
      for (const it of feeds) it.remove();
      await frame();
    }
  },

  /** Holds the data of so many rows: as JSON values, or as `/api` parses them; nothing for 0. */
  async hold(rows: number, form: 'json' | 'parsed'): Promise<void> {
    // As a feed gets them: an engine holds texts otherwise that were put together in the page.
    const texts = pageTexts().slice(0, rows / 20);
    const bodies = await Promise.all(texts.map((text) => new Response(text).text()));
    const pages = bodies.map((text) => JSON.parse(text).activities);
    held =
      form === 'json' ? pages : pages.map((activities) => parsePage({ activities }).activities);
  },

  /** Reads pages by JSON.parse alone, or validates them as well. */
  async parse(pages: number, form: 'json' | 'parsed'): Promise<void> {
    for (const text of pageTexts().slice(0, pages)) {
      const body = JSON.parse(text);
      held = form === 'json' ? body : parsePage(body);
    }
  },
};

export type Bench = typeof measurements;

declare global {
  /** Of a peer's driver. */
  var showRows: (count: number) => void;
  var bench: Bench;
  /** Only there so that what is held counts as used. */
  var benchHeld: () => unknown;
}

globalThis.bench = measurements;
globalThis.benchHeld = () => held;
