import { expect } from 'chai';
import type { StampsActivityFeed } from '../../../src/index.js';
import { accessToken, members, sandboxApi } from '../../support/sandbox-client.js';
import { countTimers } from '../../support/timers.js';
import { waitUntil } from '../../support/wait.js';
import { feedOf, rowsArrive, rowsIn } from './helpers.js';

type View = Window & { putFeed(): void };

const apart = 2;
let frame: HTMLIFrameElement;
/** Whether no timer runs. The feed measures the scroll position by one. */
let isAtRest: () => boolean;

const view = () => frame.contentWindow as View;
const root = () => view().document;
const feed = (): StampsActivityFeed => feedOf(root());
const row = (index: number) => rowsIn(feed())[index] as HTMLElement;
const top = (index: number) => row(index).getBoundingClientRect().top;

async function frames(count: number) {
  for (let n = 0; n < count; n++) await new Promise((go) => view().requestAnimationFrame(go));
}

/** The box that scrolls: `main`, or the document. */
const scroller = (): Element =>
  root().querySelector('main.box') ?? (root().documentElement as Element);

/** A page on which a feed has loaded three pages, scrolled into the third of them. */
async function open(hash: string, faults: Parameters<typeof sandboxApi>[0] = {}) {
  const settings = { user: members.history, timeZone: 'Asia/Jakarta', restore: true };
  const token = await accessToken();
  const properties = { ...settings, apiUrl: sandboxApi(faults).url, token };
  sessionStorage.setItem('test-feed', JSON.stringify(properties));
  frame = document.createElement('iframe');
  frame.src = `/test/element/places/smooth.html${hash}`;
  frame.style.cssText = 'inline-size: 600px; block-size: 600px';
  document.body.append(frame);
  await waitUntil(() => feedOf(root())?.status === 'ready', 'the feed has not loaded');
  isAtRest = countTimers(view());
  await feed().loadMore();
  await feed().loadMore();
  await rowsArrive(feed(), 60);
  await scrollTo(45);
}

/** Scrolls at once, and waits until the feed has measured its position. */
async function scrollTo(index: number) {
  for (let n = 0; n < 4; n++) {
    row(index).scrollIntoView({ behavior: 'instant', block: 'start' });
    await frames(3);
  }
  scroller().scrollBy({ top: 130, behavior: 'instant' });
  await frames(3);
  await waitUntil(() => isAtRest(), 'the position has not been measured');
}

/** Expects that a row is where it was, and that nothing scrolls any more: an animation takes many frames. */
async function expectAt(index: number, before: number) {
  await frames(3);
  const positions = new Set<number>();
  for (let n = 0; n < 30; n++) {
    positions.add(Math.round(scroller().scrollTop));
    await frames(1);
  }
  expect([...positions]).to.have.length(1);
  expect(scroller().scrollTop).to.be.above(500);
  expect(top(index)).to.be.closeTo(before, apart);
}

for (const [name, hash] of [
  ['the page', ''],
  ['a box', '#box'],
] as const) {
  describe(`smooth scrolling of ${name}`, () => {
    beforeEach(async () => {
      await new Promise((resolve) => setTimeout(resolve));
      sessionStorage.clear();
    });

    afterEach(() => frame.remove());

    it('is what a call without `behavior` gets', async () => {
      await open(hash);
      const before = scroller().scrollTop;
      scroller().scrollBy({ top: -600 });
      expect(scroller().scrollTop).to.be.above(before - 300);
    });

    it('does not animate what is restored', async () => {
      await open(hash);
      const before = top(45);
      const first = feed();
      view().location.reload();
      await waitUntil(() => feedOf(root()) && feed() !== first && rowsIn(feed()).length === 60);
      isAtRest = countTimers(view());
      // The browser may still animate towards the position that it has saved itself.
      await frames(12);
      await expectAt(45, before);
      // As a router does.
      await scrollTo(50);
      const later = top(50);
      feed().remove();
      await frames(2);
      view().putFeed();
      await rowsArrive(feed(), 60);
      await expectAt(50, later);
    });

    it('does not animate the correction when newer rows are shown', async () => {
      await open(hash, { arrivals: 3 });
      const before = top(45);
      const count = rowsIn(feed()).length;
      await feed().refresh();
      expect(feed().newCount).to.be.above(0);
      const added = feed().newCount;
      await feed().showNew();
      await rowsArrive(feed(), count + added);
      await expectAt(45 + added, before);
    });

    it('does not move the rows when more are loaded', async () => {
      await open(hash);
      const before = top(45);
      await feed().loadMore();
      await rowsArrive(feed(), 80);
      await expectAt(45, before);
    });
  });
}
