import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { createHistory, mixed } from '../feed/helpers/history.js';
import { attach } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { hasAccessibilityTree, nodesWithRole, pageTree } from './helpers/accessibility-tree.js';
import { expectNoViolations } from './helpers/axe.js';
import { mountFiltered } from './helpers/filters.js';
import { pressHolding } from './helpers/keys.js';
import { createNetwork } from './helpers/network.js';

const focusedText = (feed: Element) => feed.shadowRoot?.activeElement?.textContent?.trim();

describe('the filters and the keyboard', () => {
  it('are buttons in the tab order, before the rows', async () => {
    const { feed, rows } = await mountFiltered({ user: members.everyKind });
    const reached: unknown[] = [];
    for (let n = 0; n < 5; n++) {
      await sendKeys({ press: 'Tab' });
      reached.push(focusedText(feed));
    }
    expect(reached).to.deep.equal(['All', 'Earned', 'Used', 'Expired', 'Returned']);
    await sendKeys({ press: 'Tab' });
    expect(feed.shadowRoot?.activeElement).to.equal(rows()[0]);
  });

  for (const [name, key] of [
    ['Enter', 'Enter'],
    ['Space', ' '],
  ] as const) {
    it(`are chosen with ${name}, and keep the focus while rows load`, async () => {
      const { fetch } = createHistory(mixed(90, 'award', 'redemption', 3, 45));
      const { feed, filter, shown, settled } = await mountFiltered({ fetch });
      filter('Used').focus();
      await sendKeys({ press: key });
      expect(focusedText(feed)).to.equal('Used');
      await settled();
      expect(shown()).to.equal('All Earned [Used] Expired Returned');
      expect(focusedText(feed)).to.equal('Used');
      expect(feed.activities).to.have.length(2);
    });
  }

  it('are what Ctrl + Home leads to', async () => {
    const { feed, choose, rows } = await mountFiltered({ user: members.everyKind });
    await choose('Earned');
    rows()[1]?.focus();
    await pressHolding(['Control'], 'Home');
    expect(focusedText(feed)).to.equal('Earned');
  });
});

describe('the filters and a screen reader', () => {
  (hasAccessibilityTree ? it : it.skip)('are a named group before the feed', async () => {
    const { choose } = await mountFiltered({ user: members.everyKind });
    await choose('Used');
    const tree = await pageTree();
    const [group] = nodesWithRole(tree, 'group');
    expect(group?.name).to.equal('Filter activities');
    const names = group?.children?.map(({ role, name }) => `${role} ${name}`);
    expect(names).to.deep.equal(
      ['All', 'Earned', 'Used', 'Expired', 'Returned'].map((name) => `button ${name}`),
    );
  });

  it('tell which is chosen by more than a colour', async () => {
    const { parts, choose } = await mountFiltered({ user: members.everyKind });
    await choose('Used');
    const ticks = parts('filter').map((button) => {
      const label = button.querySelector('span') as Element;
      const { content, borderBottomStyle } = getComputedStyle(label, '::before');
      return `${content} ${borderBottomStyle} ${button.getAttribute('aria-pressed')}`;
    });
    const [none, tick] = [ticks[0], ticks[2]];
    expect(tick).to.equal('"" solid true');
    expect(none).to.match(/^none .* false$/);
    expect(ticks).to.deep.equal([none, none, tick, none, none]);
  });
});

expectNoViolations({
  'with filters': (lang) => mountFiltered({ lang, user: members.everyKind }),
  'with a filter that has no row': async (lang) => {
    const { fetch } = createHistory(['award']);
    const mounted = await mountFiltered({ lang, fetch });
    await mounted.choose(lang === 'en' ? 'Expired' : 'Hangus');
    return mounted;
  },
  'with a filter whose rows are loading': async (lang) => {
    const network = createNetwork();
    const mounted = await mountFiltered({ lang, user: members.everyKind, fetch: network.fetch });
    const gate = network.hold();
    mounted.filter(lang === 'en' ? 'Expired' : 'Hangus').click();
    await mounted.feed.updateComplete;
    expect(mounted.feed.status).to.equal('loading');
    return {
      ...mounted,
      async leave() {
        gate.open();
        await mounted.settled();
      },
    };
  },
});

describe('the filters in a narrow place', () => {
  for (const lang of ['en', 'id']) {
    for (const dir of ['ltr', 'rtl'] as const) {
      for (const width of [200, 280, 320, 375]) {
        it(`make nothing wider: ${width} px, ${lang}, ${dir}`, async () => {
          const place = attach(document.createElement('div'));
          place.style.inlineSize = `${width}px`;
          place.style.overflowX = 'auto';
          place.dir = dir;
          const { feed, part, parts } = await mountFiltered({ lang, user: members.everyKind });
          place.append(feed);
          await feed.updateComplete;
          expect(place.scrollWidth).to.equal(width);
          const frame = (part('filters') as Element).getBoundingClientRect();
          expect(frame.width).to.equal(width);
          const last = parts('filter').at(-1) as HTMLElement;
          last.focus();
          const { left, right, height } = last.getBoundingClientRect();
          expect(left).to.be.at.least(frame.left);
          expect(right).to.be.at.most(frame.right);
          expect(height).to.be.at.least(36);
        });
      }
    }
  }
});

describe('the label of the chosen filter', () => {
  for (const accent of ['', 'gold', '#0072ce', 'black', 'white', '#777', 'red', 'rgb(0 0 255)']) {
    it(`is readable on the accent ${accent || 'by default'}`, async () => {
      const { feed, part } = await mountFiltered({ user: members.everyKind });
      feed.style.setProperty('--stamps-feed-accent', accent);
      const chosen = part('filter-chosen') as Element;
      const luminance = (color: string) => {
        const context = document.createElement('canvas').getContext('2d');
        if (!context) throw new Error('The canvas has no context.');
        context.fillStyle = color;
        context.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
          const share = value / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const ground = luminance(getComputedStyle(chosen).backgroundColor);
      const label = luminance(getComputedStyle(chosen.querySelector('span') as Element).color);
      const contrast = (Math.max(ground, label) + 0.05) / (Math.min(ground, label) + 0.05);
      expect(contrast).to.be.at.least(4.5);
    });
  }
});
