import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { respondWith } from './helpers/network.js';

/** Three months with some rows each, in two pages. */
const items = Array.from({ length: 36 }, (_, n) => ({
  id: 100 - n,
  type: 0,
  created: Date.UTC(2026, 9 - Math.floor(n / 12), 28 - (n % 12), 3) / 1000,
  transaction: { name: `Purchase ${n}`, stamps: 5 },
}));

type Properties = Parameters<typeof mountSettled>[0];

async function longFeed(properties: Properties = {}): Promise<MountedFeed> {
  const fetch = respondWith({ activities: items.slice(0, 20) }, { activities: items.slice(20) });
  const mounted = await mountSettled({ fetch, ...properties });
  await mounted.feed.loadMore();
  const end = attach(document.createElement('div'));
  end.style.blockSize = '2000px';
  return mounted;
}

const nextFrames = async (): Promise<void> => {
  for (let n = 0; n < 3; n++) await new Promise(requestAnimationFrame);
};

/** The copy that can be seen, if there is one. */
const visibleCopy = ({ parts }: Pick<MountedFeed, 'parts'>): HTMLElement | undefined => {
  const copies = parts('group-sticky').filter(
    (it) => getComputedStyle(it).visibility === 'visible',
  );
  expect(copies.length).to.be.below(2);
  return copies[0];
};

/** Scrolls so that a row is this far below the top of what scrolls. */
async function scrollToRow(row: HTMLElement | undefined, y = 0): Promise<void> {
  // The first scroll lays out rows on the way and moves the target.
  for (let n = 0; n < 3; n++) {
    row?.scrollIntoView({ block: 'start' });
    await nextFrames();
  }
  // Firefox keeps a row in place whose page is laid out meanwhile.
  for (let n = 0; n < 5; n++) {
    scrollBy({ top: (row?.getBoundingClientRect().top ?? 0) - y, behavior: 'instant' });
    await nextFrames();
  }
}

const top = (element: Element | undefined) => element?.getBoundingClientRect().top ?? Number.NaN;

afterEach(() => {
  document.documentElement.removeAttribute('style');
  document.body.removeAttribute('style');
  scrollTo(0, 0);
});

describe('the copy of a heading', () => {
  it('is hidden from assistive technology, and adds no heading', async () => {
    const { parts, rows } = await longFeed();
    expect(parts('group-heading')).to.have.length(3);
    expect(parts('group-sticky')).to.have.length(3);
    for (const copy of parts('group-sticky')) {
      expect(copy.getAttribute('aria-hidden')).to.equal('true');
      expect(copy.querySelector('[role=heading], [part=group-heading]') === null).to.equal(true);
      expect(copy.closest('[part=group]') !== null).to.equal(true);
    }
    const inArticles = rows().filter((row) => row.querySelector('[role=heading]'));
    expect(inArticles).to.have.length(3);
  });

  it('cannot be seen while its heading is in view', async () => {
    const feed = await longFeed();
    await nextFrames();
    expect(visibleCopy(feed)).to.equal(undefined);
    const [heading] = feed.parts('group-heading');
    scrollBy({ top: top(heading) - 1, behavior: 'instant' });
    await nextFrames();
    expect(visibleCopy(feed)).to.equal(undefined);
  });

  it('moves nothing', async () => {
    const { parts } = await longFeed();
    for (const [index, group] of parts('group').entries()) {
      const [article] = group.querySelectorAll('article');
      expect(top(article)).to.be.closeTo(top(group), 0.5);
      expect(article?.contains(parts('group-heading')[index] ?? null)).to.equal(true);
    }
  });

  for (const [index, month] of ['October 2026', 'September 2026', 'August 2026'].entries()) {
    it(`stays at the top while the rows of ${month} are in view`, async () => {
      const feed = await longFeed();
      await scrollToRow(feed.rows()[12 * index + 6], 20);
      const copy = visibleCopy(feed);
      expect(copy?.textContent?.trim()).to.equal(month);
      expect(top(copy)).to.be.closeTo(0, 1);
    });
  }

  it('is pushed away by the next group', async () => {
    const feed = await longFeed();
    await scrollToRow(feed.rows()[12], 20);
    const [first, second] = feed.parts('group');
    const box = visibleCopy(feed)?.getBoundingClientRect();
    expect(box?.bottom).to.be.closeTo(first?.getBoundingClientRect().bottom ?? 0, 1);
    expect(box?.bottom).to.be.at.most(top(second) + 1);
  });

  it('goes when the user scrolls back', async () => {
    const feed = await longFeed();
    await scrollToRow(feed.rows()[20]);
    expect(!!visibleCopy(feed)).to.equal(true);
    scrollTo(0, 0);
    await nextFrames();
    expect(visibleCopy(feed)).to.equal(undefined);
  });

  it('follows another grouping, and is left out without one', async () => {
    const { feed, parts, texts } = await longFeed({ groupBy: 'day' });
    expect(texts('group-sticky')).to.deep.equal(texts('group-heading'));
    expect(texts('group-sticky')).to.have.length(36);
    feed.groupBy = 'none';
    await feed.updateComplete;
    expect(parts('group-sticky')).to.have.length(0);
    feed.groupBy = 'month';
    feed.lang = 'id';
    await feed.updateComplete;
    expect(texts('group-sticky')).to.deep.equal(['Oktober 2026', 'September 2026', 'Agustus 2026']);
  });

  it('is under a sticky header of the site', async () => {
    const header = attach(document.createElement('header'));
    header.style.cssText = 'position: sticky; top: 0; height: 60px; z-index: 9; background: white';
    document.body.prepend(header);
    const feed = await longFeed();
    await scrollToRow(feed.rows()[8], 100);
    expect(top(visibleCopy(feed))).to.be.closeTo(60, 1);
  });

  it('is where the page states', async () => {
    const feed = await longFeed();
    feed.feed.style.setProperty('--stamps-feed-sticky-offset', '3rem');
    await scrollToRow(feed.rows()[8], 100);
    expect(top(visibleCopy(feed))).to.be.closeTo(48, 1);
  });

  it('stays at the top of a box that scrolls', async () => {
    const feed = await longFeed();
    const box = attach(document.createElement('div'));
    box.style.cssText = 'block-size: 400px; overflow-y: auto; margin-block-start: 50px';
    box.append(feed.feed);
    document.body.prepend(box);
    await feed.feed.updateComplete;
    box.scrollTop = 300;
    await nextFrames();
    await waitUntil(() => visibleCopy(feed), 'the copy is not visible');
    expect(top(visibleCopy(feed))).to.be.closeTo(top(box), 1);
  });

  it('does not let taps through to the row below', async () => {
    const feed = await longFeed();
    await scrollToRow(feed.rows()[8]);
    const copy = visibleCopy(feed) as HTMLElement;
    const { left, width, top: y, height } = copy.getBoundingClientRect();
    const hit = feed.feed.shadowRoot?.elementFromPoint(left + width / 2, y + height / 2);
    expect(copy.contains(hit ?? null)).to.equal(true);
  });

  it('is not in the text that the user selects', async () => {
    const feed = await longFeed();
    const [copy] = feed.parts('group-sticky');
    const { userSelect, webkitUserSelect } = getComputedStyle(copy as Element);
    expect(userSelect || webkitUserSelect).to.equal('none');
  });

  it('is as wide as the rows from right to left', async () => {
    document.documentElement.dir = 'rtl';
    const feed = await longFeed();
    await scrollToRow(feed.rows()[8]);
    const copy = visibleCopy(feed)?.getBoundingClientRect();
    const rows = feed.rows()[8]?.getBoundingClientRect();
    expect([copy?.left, copy?.right]).to.deep.equal([rows?.left, rows?.right]);
    document.documentElement.removeAttribute('dir');
  });
});

describe('the ground of the copy', () => {
  /** Red, green and blue from 0 to 255, without an alpha: the ground is opaque. */
  const groundOf = (feed: MountedFeed): readonly number[] => {
    const { backgroundColor } = getComputedStyle(visibleCopy(feed) as Element);
    const channels = backgroundColor.match(/[\d.]+/g)?.map(Number) ?? [];
    expect(channels, backgroundColor).to.have.length(3);
    return channels.map((it) => Math.round(backgroundColor.includes('srgb') ? it * 255 : it));
  };

  const grounds: Readonly<Record<string, (feed: StampsActivityFeed) => void>> = {
    '18,18,18': () => {
      document.body.style.cssText = 'background: #121212; color: #eee';
    },
    '250,240,230': ({ style }) => {
      document.body.style.background = 'linear-gradient(red, blue)';
      style.setProperty('--stamps-feed-background', 'rgb(250, 240, 230)');
    },
    '1,2,3': (feed) => {
      const box = attach(document.createElement('section'));
      box.style.background = 'rgb(1, 2, 3)';
      feed.before(box);
      box.append(feed);
    },
    '105,5,5': () => {
      document.documentElement.style.background = 'rgb(10, 10, 10)';
      document.body.style.background = 'rgb(200 0 0 / 0.5)';
    },
  };
  for (const [color, paint] of Object.entries(grounds)) {
    it(`is the color behind the feed: ${color}`, async () => {
      const feed = await longFeed();
      paint(feed.feed);
      await feed.feed.updateComplete;
      await scrollToRow(feed.rows()[8]);
      expect(groundOf(feed).join()).to.equal(color);
    });
  }

  it('follows the theme of the page', async () => {
    const feed = await longFeed();
    await scrollToRow(feed.rows()[8]);
    document.body.style.cssText = 'background: rgb(5, 6, 7); color: #eee';
    await waitUntil(() => groundOf(feed).join() === '5,6,7', 'the ground is the old one');
  });

  it('can’t be known of an image, so the heading does not stay', async () => {
    document.body.style.background = 'linear-gradient(red, blue)';
    const feed = await longFeed();
    await scrollToRow(feed.rows()[8]);
    expect(visibleCopy(feed)).to.equal(undefined);
  });
});
