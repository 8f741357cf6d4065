import 'axe-core/axe.min.js';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
import { expect } from 'chai';
import { attach, type MountedFeed } from '../../support/feed.js';

/** The module is a script that defines a global. */
declare const axe: {
  run(context: ElementContext, options: RunOptions): Promise<AxeResults>;
};

/** A feed in some state, and how to leave that state. */
export interface FeedState extends MountedFeed {
  readonly leave?: () => Promise<void>;
}

const heading = (level: number): HTMLElement => {
  const element = document.createElement(`h${level}`);
  element.textContent = 'Heading';
  return element;
};

/** A part of a page with headings above the feed, down to this level. */
export function belowHeadings(feed: HTMLElement, level: number): HTMLElement {
  const element = attach(document.createElement('main'));
  for (let above = 1; above <= level; above += 1) element.append(heading(above));
  element.append(feed);
  return element;
}

export const setTheme = ({ style }: HTMLElement, theme: 'light' | 'dark') => {
  style.colorScheme = theme;
  style.background = theme === 'dark' ? '#121212' : '#fff';
  style.color = theme === 'dark' ? '#eee' : '#111';
};

/** The rules that depend on colours, and those that depend on the headings above the feed. */
export const colorRules = ['color-contrast', 'link-in-text-block'];
export const headingRules = ['heading-order', 'empty-heading', 'page-has-heading-one'];

/** Checks with all of axe's rules, or only with these. */
export const violationsIn = async (
  element: HTMLElement,
  rules?: readonly string[],
): Promise<string[]> => {
  const { violations } = await axe.run(element, {
    resultTypes: ['violations'],
    ...(rules && { runOnly: { type: 'rule', values: [...rules] } }),
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
};

interface Appearance {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly rules?: readonly string[];
}

const appearances: readonly Appearance[] = [
  { theme: 'light', dir: 'ltr' },
  { theme: 'light', dir: 'rtl' },
  { theme: 'dark', dir: 'ltr', rules: colorRules },
  { theme: 'dark', dir: 'rtl', rules: colorRules },
];

/** Checks these states with axe in every language, theme and direction, and under two headings. */
export function expectNoViolations(
  states: Readonly<Record<string, (lang: string) => Promise<FeedState>>>,
): void {
  for (const [state, open] of Object.entries(states)) {
    describe(`axe finds no violation ${state}`, () => {
      for (const lang of ['en', 'id']) {
        it(`in light and dark themes, both directions, and below headings (${lang})`, async function () {
          this.timeout(40_000);
          const { feed, leave } = await open(lang);
          const main = belowHeadings(feed, 1);
          feed.headingLevel = 2;
          const found: Record<string, string[]> = {};
          for (const { theme, dir, rules } of appearances) {
            setTheme(main, theme);
            feed.dir = dir;
            await feed.updateComplete;
            found[`${theme} ${dir}`] = await violationsIn(main, rules);
          }
          feed.before(heading(2), heading(3));
          feed.headingLevel = 4;
          await feed.updateComplete;
          found['under an h3'] = await violationsIn(main, headingRules);
          await leave?.();
          const nothing = Object.keys(found).map((appearance) => [appearance, []]);
          expect(found).to.deep.equal(Object.fromEntries(nothing));
        });
      }
    });
  }
}
