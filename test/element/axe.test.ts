import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import {
  belowHeadings,
  colorRules,
  expectNoViolations,
  type FeedState,
  headingRules,
  setTheme,
  violationsIn,
} from './helpers/axe.js';
import { createNetwork } from './helpers/network.js';

const held = async (lang: string): Promise<FeedState> => {
  const network = createNetwork();
  const gate = network.hold();
  const view = await mount({ lang, fetch: network.fetch });
  const leave = () => {
    gate.open();
    return view.settled();
  };
  return { ...view, leave };
};

expectNoViolations({
  'while the feed is idle': (lang) => mount({ lang, user: undefined }),
  'while the first page loads': held,
  'after the first page failed': (lang) => mountSettled({ lang }, { status: 404 }),
  'with pending activities': async (lang) => {
    const view = await mountSettled({ lang, user: members.forty }, { arrivals: 2 });
    await view.feed.refresh();
    return view;
  },
  'with totals': (lang) => mountSettled({ lang, user: members.twenty, groupTotals: true }),
  'without activities': (lang) => mountSettled({ lang, user: members.empty }),
});

describe('axe', () => {
  it('inspects the feed’s shadow root and the headings above it', async () => {
    const { feed, part } = await mountSettled({ headingLevel: 5 });
    const main = belowHeadings(feed, 1);
    setTheme(main, 'light');
    part('title')?.style.setProperty('color', '#ccc');
    await feed.updateComplete;
    const rulesOf = async (only?: readonly string[]) =>
      (await violationsIn(main, only)).map((text) => text.split(':')[0]);
    expect(await rulesOf()).to.deep.equal(['color-contrast', 'heading-order']);
    expect(await rulesOf(colorRules)).to.deep.equal(['color-contrast']);
    expect(await rulesOf(headingRules)).to.deep.equal(['heading-order']);
  });
});
