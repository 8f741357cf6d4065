import { readFileSync } from 'node:fs';
import { type Entry, entries } from '../../entries.js';
import { breakdown } from '../breakdown.js';
import { budgets } from '../budgets.js';
import { bundle } from '../bundle.js';
import type { Figure } from '../figures.js';
import { type Sizes, sizesOf } from '../sizes.js';

const moduleFile = 'dist/stamps-activity-feed.js';

/** What is aimed at, in bytes of brotli, where it is less than the budget of today. */
const targets: Readonly<Record<string, number>> = {
  'stamps-activity-feed/stamps-activity-feed.js': 18_000,
  'stamps-activity-feed/api': 8_000,
};

/** What a page or an app loads of the package: its scripts. */
export const scriptEntries = (): Entry[] => entries().filter(({ file }) => file?.endsWith('.js'));

/** An entry with all that it imports, as it comes over the wire; an asset is one file already. */
export async function entrySizes({ file = '', kind }: Entry): Promise<Sizes> {
  return sizesOf(kind === 'asset' ? readFileSync(file) : await bundle(file));
}

/** The sizes of every entry of the package, and what the parts of the module file cost. */
export async function bytes(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const entry of scriptEntries()) {
    const { raw, gzip, brotli } = await entrySizes(entry);
    const atMost = targets[entry.name] ?? budgets[entry.name];
    const target = atMost === undefined ? undefined : ({ atMost, of: 'figure' } as const);
    figures.push({
      what: `${entry.name}, brotli 11 (raw ${raw.toLocaleString('en')} B, gzip 9 ${gzip.toLocaleString('en')} B)`,
      unit: 'B',
      ours: brotli,
      ...(target && { target }),
    });
  }
  const parts = breakdown(moduleFile).map(
    ({ part, raw, brotli }): Figure => ({
      what: `in the module file, brotli (beside it: raw): ${part}`,
      unit: 'B',
      ours: brotli,
      beside: ['raw', raw],
    }),
  );
  return [...figures, ...parts];
}
