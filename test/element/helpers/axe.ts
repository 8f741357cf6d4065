import 'axe-core/axe.min.js';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { expect } from 'chai';
import { attach, type MountedFeed } from '../../support/feed.js';

/** The module is a script that leaves its name to the page. */
declare const axe: {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
};

/** A feed in some state, and how that state comes to its end. */
export interface Scene extends MountedFeed {
  readonly leave?: () => Promise<void>;
}

/** A section of a page with headings above the feed, down to this level. */
export function section(feed: HTMLElement, level: number): HTMLElement {
  const element = attach(document.createElement('main'));
  const headings = Array.from({ length: level }, (_, n) => `<h${n + 1}>Heading</h${n + 1}>`);
  element.innerHTML = headings.join('');
  element.append(feed);
  return element;
}

export const paint = ({ style }: HTMLElement, theme: 'light' | 'dark') => {
  style.colorScheme = theme;
  style.background = theme === 'dark' ? '#121212' : '#fff';
  style.color = theme === 'dark' ? '#eee' : '#111';
};

export const violationsIn = async (element: HTMLElement): Promise<string[]> => {
  const { violations } = await axe.run(element, { resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
};

/** Has axe look at these states in every language, theme and direction, and at two places among headings. */
export function expectNothing(
  states: Readonly<Record<string, (lang: string) => Promise<Scene>>>,
): void {
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
}
