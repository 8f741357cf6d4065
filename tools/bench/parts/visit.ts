import type { Page } from 'puppeteer-core';
import type { Figure } from '../figures.js';
import { type Lab, slowDown } from '../lab.js';
import { tagOf, type Variant } from '../page/feeds.js';
import { inRounds, median } from '../rounds.js';

const rounds = 3;
const clicks = 3;

interface Seen {
  readonly longTasks: readonly number[];
  readonly shift: number;
}

declare global {
  var benchSeen: Seen;
}

const rows = async (page: Page, variant: Variant, count: number) => {
  await page.waitForFunction(
    (tag, wanted) =>
      document.querySelector(tag)?.shadowRoot?.querySelectorAll('article').length === wanted,
    { polling: 100 },
    tagOf(variant),
    count,
  );
  // What a page does when it is idle again is seen in the frames after it.
  await page.evaluate(async () => {
    for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame);
  });
};

async function session(page: Page, variant: Variant): Promise<{ first: Seen; whole: Seen }> {
  await rows(page, variant, 20);
  const first = await page.evaluate(() => benchSeen);
  for (let n = 1; n <= clicks; n++) {
    await page.click(`${tagOf(variant)} >>> [part~="load-more"]`);
    await rows(page, variant, 20 * (n + 1));
  }
  return { first, whole: await page.evaluate(() => benchSeen) };
}

const longest = ({ longTasks }: Seen) => Math.max(0, ...longTasks);

/** A visit as a member makes it, on a slow phone: rows come, then the button is pressed. */
export async function visit(lab: Lab): Promise<Figure[]> {
  const all = await inRounds(rounds, ['ours', 'vanilla'] as const, (variant) =>
    lab.fresh(`/page/${variant}`, (page) => session(page, variant), slowDown),
  );
  const of = (variant: 'ours' | 'vanilla', read: (of: { first: Seen; whole: Seen }) => number) =>
    median(all[variant].map(read));
  const both = (what: string, unit: Figure['unit'], read: Parameters<typeof of>[1]) => ({
    what,
    unit,
    ours: of('ours', read),
    beside: ['vanilla', of('vanilla', read)] as const,
  });
  const slow = `${slowDown} × slower processor`;
  return [
    {
      ...both(`long tasks over 50 ms, 20 rows, ${slow}`, '', ({ first }) => first.longTasks.length),
      target: { atMost: 0, of: 'figure' },
    },
    both(`the longest of them`, 'ms', ({ first }) => longest(first)),
    both(`long tasks, with ${clicks} pages more`, '', ({ whole }) => whole.longTasks.length),
    {
      ...both('layout shift, whole session', '', ({ whole }) => whole.shift),
      target: { atMost: 0, of: 'figure' },
    },
  ];
}
