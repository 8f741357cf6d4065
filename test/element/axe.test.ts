import 'axe-core/axe.min.js';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { expect } from 'chai';
import { attach, type MountedFeed, mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';

/** The module is a script that leaves its name to the page. */
declare const axe: {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
};

/** A feed in some state, and how that state comes to its end. */
interface Scene extends MountedFeed {
  readonly leave?: () => Promise<void>;
}

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

const heldMore = async (lang: string): Promise<Scene> => {
  const network = createNetwork();
  const view = await mountSettled({ lang, fetch: network.fetch });
  const gate = network.hold();
  void view.feed.loadMore();
  await view.feed.updateComplete;
  const leave = () => {
    gate.open();
    return view.settled();
  };
  return { ...view, leave };
};

const failedMore = async (lang: string): Promise<Scene> => {
  const view = await mountSettled({ lang }, { status: 404, page: 'more' });
  await view.feed.loadMore().catch(() => {});
  await view.feed.updateComplete;
  return view;
};

const templated = async (lang: string): Promise<Scene> => {
  const view = await mount({ lang, user: members.everyKind });
  view.feed.innerHTML = `
    <p slot="header">Kopi Kita</p>
    <template slot="activity"><b>[[title]]</b> <time>[[time]]</time> [[stamps]]</template>`;
  await view.settled();
  return view;
};

const states: Readonly<Record<string, (lang: string) => Promise<Scene>>> = {
  'while the feed is idle': (lang) => mount({ lang, user: undefined }),
  'while the first page loads': held,
  'with rows of every kind': (lang) => mountSettled({ lang, user: members.everyKind }),
  'with rows from a template': templated,
  'while a further page loads': heldMore,
  'when the first page failed': (lang) => mountSettled({ lang }, { status: 404 }),
  'when a further page failed': failedMore,
  'when there is nothing': (lang) => mountSettled({ lang, user: members.empty }),
  'at the end': (lang) => mountSettled({ lang, user: members.seed }),
};

/** A section of a page with headings above the feed, down to this level. */
function section(feed: HTMLElement, level: number): HTMLElement {
  const element = attach(document.createElement('main'));
  const headings = Array.from({ length: level }, (_, n) => `<h${n + 1}>Heading</h${n + 1}>`);
  element.innerHTML = headings.join('');
  element.append(feed);
  return element;
}

const paint = ({ style }: HTMLElement, theme: 'light' | 'dark') => {
  style.colorScheme = theme;
  style.background = theme === 'dark' ? '#121212' : '#fff';
  style.color = theme === 'dark' ? '#eee' : '#111';
};

const violationsIn = async (element: HTMLElement): Promise<string[]> => {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
};

for (const [state, open] of Object.entries(states)) {
  describe(`axe finds nothing ${state}`, () => {
    for (const lang of ['en', 'id']) {
      for (const level of [1, 3]) {
        it(`under an h${level}, in the light and the dark, both ways round (${lang})`, async function () {
          this.timeout(40_000);
          const { feed, leave } = await open(lang);
          const main = section(feed, level);
          feed.headingLevel = level + 1;
          const found: Record<string, string[]> = {};
          for (const theme of ['light', 'dark'] as const) {
            for (const dir of ['ltr', 'rtl']) {
              paint(main, theme);
              feed.dir = dir;
              await feed.updateComplete;
              const violations = await violationsIn(main);
              if (violations.length > 0) found[`${theme} ${dir}`] = violations;
            }
          }
          await leave?.();
          expect(found).to.deep.equal({});
        });
      }
    }
  });
}

describe('axe', () => {
  it('looks into the feed, and at its place among the headings', async () => {
    const { feed, part } = await mountSettled({ headingLevel: 5 });
    const main = section(feed, 1);
    paint(main, 'light');
    part('title')?.style.setProperty('color', '#ccc');
    await feed.updateComplete;
    const rules = (await violationsIn(main)).map((text) => text.split(':')[0]);
    expect(rules).to.deep.equal(['color-contrast', 'heading-order']);
  });
});
