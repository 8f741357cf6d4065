import type { Page } from 'puppeteer-core';
import { inTurn, slowDown, tagOf, type Variant } from '../lab.js';
import { compare, type Part } from '../table.js';

const clicks = 3;

interface Seen {
  readonly longTasks: readonly number[];
  readonly shift: number;
}

declare global {
  var seen: Seen;
}

async function waitForRows(page: Page, tag: string, count: number): Promise<void> {
  await page.waitForFunction(
    (it, wanted) =>
      document.querySelector(it)?.shadowRoot?.querySelectorAll('article').length === wanted,
    {},
    tag,
    count,
  );
  // Work that a feed puts off until the page is idle comes within these frames.
  await page.evaluate(async () => {
    for (let n = 0; n < 5; n++) await new Promise(requestAnimationFrame);
  });
}

async function session(page: Page, variant: Variant): Promise<{ first: Seen; whole: Seen }> {
  const { tag } = tagOf(variant);
  await waitForRows(page, tag, 20);
  const first = await page.evaluate(() => seen);
  for (let n = 1; n <= clicks; n++) {
    await page.evaluate((it) => {
      const buttons = document.querySelector(it)?.shadowRoot?.querySelectorAll('button');
      [...(buttons ?? [])].at(-1)?.click();
    }, tag);
    await waitForRows(page, tag, 20 * (n + 1));
  }
  return { first, whole: await page.evaluate(() => seen) };
}

/** A visit on a slow phone: rows come, then the button for more is pressed. */
const measure: Part = async (lab, rounds) => {
  const samples = await inTurn(rounds, ['ours', 'vanilla'] as const, (variant) =>
    lab.fresh(`/page/${variant}`, (page) => session(page, variant), slowDown),
  );
  const figure = (
    what: string,
    unit: 'ms' | '',
    read: (of: { first: Seen; whole: Seen }) => number,
  ) =>
    compare(
      `${what}, ${slowDown}× slower`,
      unit,
      samples.ours.map(read),
      samples.vanilla.map(read),
    );
  return [
    figure('long tasks until 20 rows', '', ({ first }) => first.longTasks.length),
    figure('the longest of them', 'ms', ({ first }) => Math.max(0, ...first.longTasks)),
    figure(`long tasks, ${clicks} more pages included`, '', ({ whole }) => whole.longTasks.length),
    figure('layout shift', '', ({ whole }) => whole.shift),
  ];
};

export default measure;
