import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { feedInFrame, framesOf } from './helpers/frame.js';

const inChromium = navigator.userAgent.includes('Chrome/') ? it : it.skip;

const boxOf = (element: Element | undefined) =>
  element?.getBoundingClientRect() ?? new DOMRect(Number.NaN);

const overlap = (a: Element | undefined, b: Element | undefined): boolean => {
  const [one, other] = [boxOf(a), boxOf(b)];
  return (
    one.left < other.right &&
    other.left < one.right &&
    one.top < other.bottom &&
    other.top < one.bottom
  );
};

const visibleCopy = (parts: (part: string) => HTMLElement[]) =>
  parts('group-sticky').find(
    (it) => it.checkVisibility() && getComputedStyle(it).visibility === 'visible',
  );

afterEach(() => scrollTo(0, 0));

describe('in a low viewport', () => {
  for (const [height, isSticky] of [
    [320, false],
    [640, true],
  ] as const) {
    it(`of ${height} px, a heading ${isSticky ? 'stays' : 'does not stay'} at the top`, async () => {
      const { view, rows, parts } = await feedInFrame(375, height);
      rows()[3]?.scrollIntoView();
      view.scrollBy(0, 120);
      await framesOf(view);
      expect(!!visibleCopy(parts)).to.equal(isSticky);
    });
  }
});

describe('on paper', () => {
  inChromium('headings are printed once', async () => {
    const { parts } = await mountSettled({ user: members.history });
    await emulateMedia({ media: 'print' });
    const visible = (part: string) => parts(part).filter((it) => it.checkVisibility());
    const counts = ['group-heading', 'group-sticky'].map((part) => visible(part).length);
    await emulateMedia({ media: 'screen' });
    expect(counts).to.deep.equal([parts('group-heading').length, 0]);
  });
});

describe('the show-new button', () => {
  for (const width of [320, 375, 1280]) {
    for (const lang of ['en', 'id']) {
      it(`does not cover the heading at ${width} px (${lang})`, async () => {
        const properties = { user: members.forty, lang };
        const { feed, part, view } = await feedInFrame(width, 812, properties, { arrivals: 2 });
        await feed.refresh();
        await framesOf(view);
        const words = document.createRange();
        words.selectNodeContents(part('group-heading') as Element);
        const end = words.getBoundingClientRect().right;
        expect(boxOf(part('show-new')).left).to.be.above(end);
        expect(boxOf(part('show-new')).bottom).to.be.at.most(boxOf(part('title')).top + 1);
        expect(boxOf(part('show-new')).right).to.be.at.most(width);
      });
    }
  }

  for (const width of [280, 320, 375, 600, 1280]) {
    for (const lang of ['en', 'id']) {
      it(`neither covers nor moves anything beside totals at ${width} px (${lang})`, async () => {
        const properties = { user: members.twenty, lang, groupTotals: true };
        const { feed, part, rows, view } = await feedInFrame(width, 812, properties, {
          arrivals: 2,
        });
        expect(!!part('group-totals')).to.equal(true);
        const before = rows().map((row) => boxOf(row).top);
        await feed.refresh();
        await framesOf(view);
        expect(rows().map((row) => boxOf(row).top)).to.deep.equal(before);
        const words = document.createRange();
        for (const name of ['group-heading', 'group-totals', 'title', 'stamps']) {
          const seen = part(name)?.querySelector('[aria-hidden]') ?? part(name);
          words.selectNodeContents(seen as Element);
          const lines = [...words.getClientRects()].filter((it) => it.width > 1);
          const button = boxOf(part('show-new'));
          const covered = lines.filter(
            ({ left, right, top, bottom }) =>
              left < button.right &&
              right > button.left &&
              top < button.bottom &&
              bottom > button.top,
          );
          expect(covered, name).to.deep.equal([]);
        }
        expect(boxOf(part('show-new')).right).to.be.at.most(width);
      });
    }
  }

  it('is in the line of the heading that stays at the top', async () => {
    const { feed, part, parts, rows } = await mountSettled(
      { user: members.history },
      { arrivals: 2 },
    );
    attach(document.createElement('div')).style.blockSize = '2000px';
    await feed.refresh();
    rows()[3]?.scrollIntoView();
    scrollBy(0, 120);
    await framesOf();
    const copy = visibleCopy(parts);
    const button = boxOf(part('show-new'));
    expect(button.top).to.be.at.least(boxOf(copy).top);
    expect(button.bottom).to.be.at.most(boxOf(copy).bottom);
    for (const { right } of copy?.children ? [...copy.children].map(boxOf) : []) {
      expect(right).to.be.at.most(button.left);
    }
  });

  it('keeps its words for assistive technology where it only shows the number', async () => {
    const { feed, part } = await feedInFrame(320, 812, { lang: 'en' }, { arrivals: 2 });
    await feed.refresh();
    expect(part('show-new')?.textContent?.trim()).to.equal('Show 2 new activities');
    expect(part('show-new')?.dataset.count).to.equal('2');
    const { content } = getComputedStyle(part('show-new') as Element, '::after');
    expect(content).to.match(/2|data-count/);
    expect(boxOf(part('show-new')).width).to.be.below(80);
  });
});

describe('a row that is focused with the keyboard', () => {
  for (const hasButton of [false, true]) {
    it(`is not covered by a heading${hasButton ? ' and the show-new button' : ''}`, async () => {
      const { feed, rows, parts, part } = await mountSettled(
        { user: members.history },
        { arrivals: 2 },
      );
      const header = attach(document.createElement('header'));
      header.style.cssText =
        'position: sticky; top: 0; height: 60px; z-index: 9; background: white';
      document.body.prepend(header);
      if (hasButton) await feed.refresh();
      rows()[15]?.focus();
      for (let n = 14; n > 3; n--) {
        await sendKeys({ press: 'PageUp' });
        await framesOf();
        const row = rows()[n]?.querySelector('[part~=activity]') ?? undefined;
        const covers = [header, visibleCopy(parts), hasButton ? part('show-new') : undefined];
        expect(covers.map((it) => !!it && overlap(it, row))).to.deep.equal([false, false, false]);
      }
    });
  }
});
