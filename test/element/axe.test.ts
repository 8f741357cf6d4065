import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import {
  colorRules,
  expectNothing,
  headingRules,
  paint,
  type Scene,
  section,
  violationsIn,
} from './helpers/axe.js';
import { createNetwork } from './helpers/network.js';

const held = async (lang: string): Promise<Scene> => {
  const network = createNetwork();
  const gate = network.hold();
  const view = await mount({ lang, fetch: network.fetch });
  const leave = () => {
    gate.open();
    return view.settled();
  };
  return { ...view, leave };
};

expectNothing({
  'while the feed is idle': (lang) => mount({ lang, user: undefined }),
  'while the first page loads': held,
  'when the first page failed': (lang) => mountSettled({ lang }, { status: 404 }),
  'while newer activities wait': async (lang) => {
    const view = await mountSettled({ lang, user: members.forty }, { arrivals: 2 });
    await view.feed.refresh();
    return view;
  },
  'when there is nothing': (lang) => mountSettled({ lang, user: members.empty }),
});

describe('axe', () => {
  it('looks into the feed, and at its place among the headings', async () => {
    const { feed, part } = await mountSettled({ headingLevel: 5 });
    const main = section(feed, 1);
    paint(main, 'light');
    part('title')?.style.setProperty('color', '#ccc');
    await feed.updateComplete;
    const rulesOf = async (only?: readonly string[]) =>
      (await violationsIn(main, only)).map((text) => text.split(':')[0]);
    expect(await rulesOf()).to.deep.equal(['color-contrast', 'heading-order']);
    expect(await rulesOf(colorRules)).to.deep.equal(['color-contrast']);
    expect(await rulesOf(headingRules)).to.deep.equal(['heading-order']);
  });
});
