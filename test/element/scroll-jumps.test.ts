import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach } from '../support/feed.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';

const height = 600;
const step = 150;
const rowCount = 200;

/** A document of its own with a long feed, which is restored when the document is reloaded. */
class FeedPage {
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement) {
    this.#frame = frame;
  }

  static async open(width: number): Promise<FeedPage> {
    const user = members.history;
    const timeZone = 'Asia/Jakarta';
    const properties = { apiUrl: sandboxApi().url, user, timeZone, restore: true };
    const token = await accessToken();
    sessionStorage.setItem('test-feed', JSON.stringify({ ...properties, token }));
    const frame = document.createElement('iframe');
    frame.src = '/test/element/helpers/restored-feed.html';
    Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
    const page = new FeedPage(attach(frame));
    await waitUntil(() => page.feed?.status === 'ready', 'the feed has not loaded');
    while (page.rows.length < rowCount) await page.feed?.loadMore();
    await page.frames(5);
    return page;
  }

  get view(): Window {
    return this.#frame.contentWindow as Window;
  }

  get feed(): StampsActivityFeed | null {
    return this.view.document.querySelector('stamps-activity-feed');
  }

  get rows(): HTMLElement[] {
    return [...(this.feed?.shadowRoot?.querySelectorAll('article') ?? [])];
  }

  set width(width: number) {
    this.#frame.style.width = `${width}px`;
  }

  /** Sizes come to rest in the frames after a change. */
  async frames(count: number): Promise<void> {
    for (let n = 0; n < count; n++) await new Promise((go) => this.view.requestAnimationFrame(go));
  }

  /** Scrolls to a row, whose place is known only when the rows around it have been laid out. */
  async scrollTo(index: number): Promise<void> {
    for (let n = 0; n < 5; n++) {
      this.rows[index]?.scrollIntoView({ block: 'start' });
      await this.frames(2);
    }
    const { top = Number.NaN } = this.rows[index]?.getBoundingClientRect() ?? {};
    expect(top).to.be.within(-step, height);
  }

  /** A visible row. To measure rows that are skipped would lay them out. A point may be between two groups. */
  visibleRow(): HTMLElement {
    const root = this.feed?.shadowRoot as ShadowRoot;
    for (let y = height / 2; y < height; y += 20) {
      const row = root.elementFromPoint(100, y)?.closest('article');
      if (row) return row;
    }
    throw new Error('No row is visible.');
  }

  async reload(): Promise<void> {
    const { feed } = this;
    this.view.location.reload();
    await waitUntil(() => this.feed && this.feed !== feed && this.rows.length === rowCount);
    await this.frames(5);
  }

  /**
   * Scrolls up, and returns by how many pixels rows jumped on the way. A browser rounds scroll positions, so
   * one pixel is none.
   */
  async jumpsUpwards(): Promise<readonly number[]> {
    const jumps: number[] = [];
    while (this.view.scrollY > step) {
      const row = this.visibleRow();
      const { top } = row.getBoundingClientRect();
      this.view.scrollBy({ top: -step, behavior: 'instant' });
      await this.frames(3);
      jumps.push(Math.round(row.getBoundingClientRect().top - top - step));
    }
    expect(jumps.length).to.be.above(20);
    return jumps.filter((jump) => Math.abs(jump) > 1);
  }
}

describe('rows do not jump while the user scrolls up', function () {
  this.timeout(120_000);

  before(function () {
    // Firefox gives up scroll anchoring after ten adjustments without a user's own scrolling in between.
    if (navigator.userAgent.includes('Firefox')) this.skip();
  });

  beforeEach(async () => {
    await new Promise((resolve) => setTimeout(resolve));
    sessionStorage.clear();
  });

  it('after a reload that restored them', async () => {
    const page = await FeedPage.open(600);
    await page.scrollTo(170);
    const row = page.visibleRow();
    const name = row.getAttribute('aria-labelledby');
    const { top } = row.getBoundingClientRect();
    await page.reload();
    const restored = page.visibleRow();
    expect(restored.getAttribute('aria-labelledby')).to.equal(name);
    expect(restored.getBoundingClientRect().top).to.be.closeTo(top, 2);
    expect(await page.jumpsUpwards()).to.deep.equal([]);
  });

  for (const [change, from, to] of [
    ['narrower', 700, 320],
    ['wider', 320, 700],
  ] as const) {
    it(`after the feed became ${change}`, async () => {
      const page = await FeedPage.open(from);
      await page.scrollTo(170);
      page.width = to;
      await page.frames(5);
      expect(await page.jumpsUpwards()).to.deep.equal([]);
    });
  }
});
