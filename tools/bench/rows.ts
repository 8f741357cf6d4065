import type { Lab, Variant } from './lab.js';
import { tagOf } from './lab.js';

const count = 60;
const words = (text: string) => new Set(text.split(' '));

/** Checks that both feeds show the same activities, so that their times may be compared. */
export async function checkRows(lab: Lab): Promise<void> {
  const read = (variant: Variant) =>
    lab.fresh(`/waiting/${variant}`, async (page) => {
      await page.evaluate((it) => bench.start(it.script, it.tag), tagOf(variant));
      return page.evaluate((tag, wanted) => bench.rows(tag, wanted), tagOf(variant).tag, count);
    });
  const ours = await read('ours');
  const vanilla = await read('vanilla');
  if (ours.length !== count || vanilla.length !== count) {
    throw new Error(`${ours.length} of our rows beside ${vanilla.length} of the vanilla feed.`);
  }
  for (const [n, text] of ours.entries()) {
    const own = words(text);
    const other = words(vanilla[n] ?? '');
    const same = [...own].filter((it) => other.has(it)).length;
    // Details such as "Yesterday" may differ.
    if (same < 0.8 * Math.max(own.size, other.size)) {
      throw new Error(`Row ${n + 1} differs.\nours:    ${text}\nvanilla: ${vanilla[n]}`);
    }
  }
}
