import { readFileSync } from 'node:fs';
import type { Page } from 'puppeteer-core';
import type { Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import type { BundledPeer } from '../peers/install.js';
import { bundledPeers } from '../peers/install.js';
import { median } from '../rounds.js';
import { brotliSize } from '../sizes.js';
import { Stopwatch } from '../stopwatch.js';

const rounds = 3;
const counts = [20, 200, 2_000] as const;

async function ofPeer(page: Page, { code, row }: BundledPeer, rows: number): Promise<number> {
  await page.addScriptTag({ type: 'module', content: code });
  const watch = await Stopwatch.on(page);
  const { whole } = await watch.cost(() =>
    page.evaluate((count, selector) => bench.showRows(count, selector), rows, row),
  );
  return whole;
}

async function ofOurs(page: Page, rows: number): Promise<number> {
  await page.evaluate(async () => {
    await bench.fillMemory();
    await bench.load('ours');
  });
  const watch = await Stopwatch.on(page);
  const { whole } = await watch.cost(async () => {
    await page.evaluate(() => bench.mount('ours'));
    if (rows > 20) await page.evaluate((count) => bench.grow(count), rows);
  });
  return whole;
}

/** Other feeds with the same rows: theirs come in one answer, ours by twenty, as the API gives them. */
export async function measurePeers(lab: Lab): Promise<Figure[]> {
  const figures: Figure[] = [];
  const module = brotliSize(readFileSync('dist/stamps-activity-feed.js'));
  const all = await bundledPeers();
  for (const { name, version, alone } of all) {
    const what = `bytes, brotli 11, against ${name} ${version}`;
    figures.push({ what, unit: 'B', ours: module, beside: ['theirs', brotliSize(alone)] });
  }
  for (const rows of counts) {
    const ours: number[] = [];
    const theirs = all.map(() => [] as number[]);
    for (let round = 0; round < rounds; round++) {
      ours.push(await lab.fresh('/', (page) => ofOurs(page, rows)));
      for (const [n, peer] of all.entries()) {
        theirs[n]?.push(await lab.fresh('/', (page) => ofPeer(page, peer, rows)));
      }
    }
    for (const [n, { name }] of all.entries()) {
      figures.push({
        what: `${rows.toLocaleString('en')} rows painted, against ${name}`,
        unit: 'ms',
        ours: median(ours),
        beside: ['theirs', median(theirs[n] ?? [])],
      });
    }
  }
  return figures;
}
