import { expect } from 'chai';
import type { Look } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { feedInFrame, framesOf } from './helpers/frame.js';

type Feed = Look & { readonly view: Window };

const boxOf = (element: Element | undefined) => element?.getBoundingClientRect() as DOMRect;

/** What of rows can be seen under the show-new button, as if the button were not there. */
function covered({ feed, part, view }: Feed): string[] {
  const button = part('show-new') as HTMLElement;
  const { left, right, top, bottom } = boxOf(button);
  if (bottom <= 0 || top >= view.innerHeight) return [];
  const found = new Set<string>();
  button.style.pointerEvents = 'none';
  for (let x = left + 1; x < right; x += 6) {
    for (let y = Math.max(1, top + 1); y < bottom; y += 3) {
      const hit = feed.shadowRoot?.elementFromPoint(x, y);
      if (hit?.closest('.body, [part=icon], [part=details]')) found.add(hit.outerHTML.slice(0, 60));
    }
  }
  button.style.removeProperty('pointer-events');
  return [...found];
}

/** Scrolls through the feed in steps, with small ones around the headings. */
async function coveredWhileScrolling(feed: Feed): Promise<string[]> {
  const { view, parts } = feed;
  const scrolls = (y: number) => {
    view.scrollTo({ top: y, behavior: 'instant' });
    return framesOf(view);
  };
  await scrolls(0);
  const offsets = [0, 150, 190, 196, 199, 201, 203, 206, 215, 240, 300, 401, 555];
  const found: string[] = [];
  for (const y of offsets) {
    await scrolls(y);
    found.push(...covered(feed).map((it) => `${y}: ${it}`));
  }
  const [, heading] = parts('group-heading');
  for (let n = 60; heading && n > -30; n -= 6) {
    await scrolls(view.scrollY + boxOf(heading).top - n);
    found.push(...covered(feed).map((it) => `${n} px above a heading: ${it}`));
  }
  return found;
}

const groupings = ['month', 'day', 'none'] as const;

describe('the show-new button', () => {
  for (const [groupBy, width, height] of [
    ['month', 320, 640],
    ['month', 1280, 700],
    ['month', 375, 320],
    ['day', 375, 812],
    ['none', 375, 812],
  ] as const) {
    it(`covers no row at any scroll offset, by ${groupBy}, at ${width} x ${height} px`, async () => {
      const properties = { groupBy, groupTotals: true };
      const feed = await feedInFrame(width, height, properties, { arrivals: 2 });
      await feed.feed.refresh();
      expect(!!feed.part('show-new')).to.equal(true);
      expect(await coveredWhileScrolling(feed)).to.deep.equal([]);
    });
  }

  it('covers no row on an image', async () => {
    const feed = await feedInFrame(375, 812, {}, { arrivals: 2 });
    const { body } = feed.view.document;
    body.style.background = 'linear-gradient(#fff, #eee)';
    await feed.feed.refresh();
    expect(await coveredWhileScrolling(feed)).to.deep.equal([]);
  });

  it('covers no row of a group without a heading', async () => {
    const feed = await feedInFrame(375, 812, { groupBy: 'none' }, { arrivals: 2 });
    await feed.feed.refresh();
    const [row] = feed.rows();
    expect(boxOf(feed.part('show-new')).bottom).to.be.at.most(boxOf(row).top);
    await feed.feed.showNew();
    expect(!!feed.part('show-new')).to.equal(false);
  });

  it('stays in view as long as a heading does', async () => {
    const feed = await feedInFrame(375, 812, {}, { arrivals: 2 });
    await feed.feed.refresh();
    for (const y of [250, 400, 700]) {
      feed.view.scrollTo({ top: y, behavior: 'instant' });
      await framesOf(feed.view);
      expect(boxOf(feed.part('show-new')).top).to.be.within(0, 8);
    }
  });

  for (const groupBy of groupings) {
    it(`moves no visible row when it comes and goes, by ${groupBy}`, async () => {
      const properties = { user: members.forty, groupBy };
      const { feed, rows, view, part } = await feedInFrame(375, 812, properties, { arrivals: 2 });
      const row = rows()[6] as HTMLElement;
      await waitUntil(() => {
        row.scrollIntoView({ block: 'center', behavior: 'instant' });
        return Math.abs(boxOf(row).top - view.innerHeight / 2) < 100;
      });
      await framesOf(view);
      const before = boxOf(row).top;
      await feed.refresh();
      await framesOf(view);
      expect(!!part('show-new')).to.equal(true);
      expect(boxOf(row).top).to.be.closeTo(before, 1);
      await feed.showNew();
      await framesOf(view);
      expect(boxOf(row).top).to.be.closeTo(before, 1);
    });
  }
});
