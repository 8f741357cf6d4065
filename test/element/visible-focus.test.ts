import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { pressHolding } from './helpers/keys.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

const isChromium = navigator.userAgent.includes('Chrome/');
const inChromium = isChromium ? it : it.skip;

/** The ring of a button, or of a row, which is around its box and not around a heading above it. */
const ringOf = (element: Element | undefined) => {
  const box = element?.querySelector('[part~=activity]') ?? element;
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(box as Element);
  return { style: outlineStyle, width: Number.parseFloat(outlineWidth), color: outlineColor };
};

/** Waits until the page has stopped scrolling. */
async function atRest(): Promise<void> {
  for (let last = Number.NaN; last !== scrollY; ) {
    last = scrollY;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
}

describe('the focus indicator', () => {
  it('is visible on a row and on the button that are reached with the keyboard', async () => {
    const { rows, button } = await mountSettled({ user: members.forty });
    expect(ringOf(rows()[0]).style).to.equal('none');
    await sendKeys({ press: 'Tab' });
    const row = ringOf(rows()[0]);
    expect([row.style, row.width]).to.deep.equal(['solid', 2]);
    await sendKeys({ press: 'Tab' });
    const ring = ringOf(button());
    expect([ring.style, ring.width]).to.deep.equal(['solid', 2]);
    expect(ring.color).to.equal(row.color);
    expect(ring.color).to.not.match(/, 0\)$/);
  });

  it('has the merchant’s colour', async () => {
    const { feed, rows } = await mountSettled();
    feed.style.setProperty('--stamps-feed-focus-color', 'rgb(1, 2, 3)');
    rows()[0]?.focus();
    await sendKeys({ press: 'PageDown' });
    expect(ringOf(rows()[1]).color).to.equal('rgb(1, 2, 3)');
  });

  it('is visible on a row that is reached with Page Down', async () => {
    const { rows } = await mountSettled();
    rows()[0]?.focus();
    await sendKeys({ press: 'PageDown' });
    expect(ringOf(rows()[1]).style).to.equal('solid');
    expect(ringOf(rows()[0]).style).to.equal('none');
  });
});

describe('the focused element is not hidden', () => {
  /** A header that stays at the top of the window, as in shops. */
  const stickyHeader = (): HTMLElement => {
    const header = document.createElement('header');
    header.style.cssText = 'position: sticky; top: 0; height: 60px; z-index: 9; background: #fff';
    return header;
  };

  for (const target of ['the row', 'the button'] as const) {
    it(`by a sticky header if ${target} is reached with Tab and already visible`, async () => {
      const { feed, rows, button } = await mountSettled({ user: members.forty });
      const header = stickyHeader();
      feed.before(attach(header));
      const below = attach(document.createElement('button'));
      below.style.marginBlock = '1500px';
      if (target === 'the row') rows()[19]?.focus();
      const element = (target === 'the row' ? rows()[19] : button()) as HTMLElement;
      const from = target === 'the row' ? (button() as HTMLElement) : below;
      from.focus({ preventScroll: true });
      scrollBy(0, element.getBoundingClientRect().top - 8);
      await atRest();
      expect(element.getBoundingClientRect().top).to.be.below(60);
      await pressHolding(['Shift'], 'Tab');
      await waitUntil(
        () => feed.shadowRoot?.activeElement === element,
        `${target} does not have the focus`,
      );
      await atRest();
      const { bottom } = header.getBoundingClientRect();
      expect(element.getBoundingClientRect().top).to.be.at.least(bottom);
    });
  }

  it('by a sticky header of 60 px in either direction', async () => {
    const { feed, rows } = await mountSettled({ user: members.twenty });
    const header = stickyHeader();
    feed.before(attach(header));
    rows()[0]?.focus();
    /** How far a row is covered by the header, and how far it is below the window. */
    const hidden = (row: HTMLElement | undefined) => {
      const { top, bottom } = row?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
      const edge = header.getBoundingClientRect().bottom;
      return [Math.max(0, edge - top), Math.max(0, bottom - innerHeight)].map(Math.round);
    };
    for (const key of ['PageDown', 'PageUp'] as const) {
      for (let n = 1; n < 20; n++) {
        await sendKeys({ press: key });
        await atRest();
        const index = key === 'PageDown' ? n : 19 - n;
        expectSameNode(feed.shadowRoot?.activeElement, rows()[index]);
        expect(hidden(rows()[index]), `${key} to ${index}`).to.deep.equal([0, 0]);
      }
    }
  });
});

describe('pointer targets', () => {
  it('are at least 24 px high and wide, in every label and language', async () => {
    for (const lang of ['en', 'id']) {
      const views = [
        await mountSettled({ lang, user: members.forty }),
        await mountSettled({ lang }, { status: 404 }),
      ];
      for (const { feed, button } of views) {
        feed.style.setProperty('--stamps-feed-font-size', '8px');
        const { width, height } = button()?.getBoundingClientRect() ?? { width: 0, height: 0 };
        expect(Math.min(width, height)).to.be.at.least(24);
      }
    }
  });
});

describe('motion', () => {
  afterEach(() => (isChromium ? emulateMedia({ reducedMotion: 'no-preference' }) : undefined));

  const animationsOf = (root: ShadowRoot | null) =>
    [...(root?.querySelectorAll('[part=skeleton], .spinner') ?? [])]
      .filter((element) => element.checkVisibility())
      .map((element) => getComputedStyle(element).animationName);

  for (const reducedMotion of ['reduce', 'no-preference'] as const) {
    inChromium(`follows prefers-reduced-motion: ${reducedMotion}`, async () => {
      await emulateMedia({ reducedMotion });
      const network = createNetwork();
      const gate = network.hold();
      const { feed, settled, button } = await mount({ fetch: network.fetch });
      const names = animationsOf(feed.shadowRoot);
      expect(names).to.have.length.above(0);
      gate.open();
      await settled();
      const more = network.hold();
      button()?.click();
      await feed.updateComplete;
      names.push(...animationsOf(feed.shadowRoot));
      more.open();
      await settled();
      expect(new Set(names)).to.deep.equal(
        new Set(reducedMotion === 'reduce' ? ['none'] : ['breathe', 'turn']),
      );
    });
  }
});

describe('without colours and signs', () => {
  it('a canceled activity, a debit and an open one are described in words', async () => {
    const { rows } = await mountSettled({ user: members.everyKind });
    for (const row of rows()) {
      const [box, description] = [
        row.querySelector('[part~=activity]'),
        row.getAttribute('aria-description') ?? '',
      ];
      const has = (name: string) => !!box?.part.contains(name);
      if (has('status-canceled')) expect(description).to.contain('Canceled');
      if (has('status-open')) expect(description).to.contain('In progress');
      if (has('debit')) expect(description).to.match(/(^|, )minus /);
      if (has('credit')) expect(description).to.match(/(^|, )plus /);
      const shown = row.querySelector('[part=status]')?.textContent;
      expect(!!shown).to.equal(has('status-canceled') || has('status-open'));
    }
  });
});
