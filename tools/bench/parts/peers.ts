import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { bundle } from '../bundle.js';
import { inTurn, Stopwatch } from '../lab.js';
import { drivers } from '../peers/drivers.js';
import { compare, type Figure, type Part } from '../table.js';

const counts = [20, 200, 2_000] as const;

const bundled = (contents: string) =>
  bundle({ stdin: { contents, resolveDir: 'tools/bench/peers' } });

async function oursTo(page: Page, rows: number): Promise<number> {
  await page.evaluate(async () => {
    await bench.fill();
    await import('/ours.js' as string);
  });
  const watch = await Stopwatch.on(page);
  return watch.cost(() =>
    page.evaluate(async (count) => {
      await bench.mount();
      if (count > 20) await bench.grow(count);
    }, rows),
  );
}

/** Other feeds with the same rows. Theirs come in one answer, ours in pages of 20, as the API gives them. */
const measure: Part = async (lab, rounds) => {
  const figures: Figure[] = [];
  const ours = brotliCompressSync(readFileSync('dist/stamps-activity-feed.js')).length;
  const scripts: Record<string, string> = {};
  for (const [name, { driver }] of Object.entries(drivers)) {
    const alone = brotliCompressSync(
      await bundled(`export * from '${name}'; import '${name}';`),
    ).length;
    figures.push({ what: 'bytes, brotli 11', unit: 'B', ours, beside: [name, alone] });
    scripts[name] = await bundled(driver);
  }
  const variants = ['ours', ...Object.keys(drivers)];
  for (const rows of counts) {
    const samples = await inTurn(Math.max(1, Math.round(rounds / 5)), variants, (variant) =>
      lab.fresh('/memory/ours', async (page) => {
        const peer = drivers[variant];
        if (!peer) return oursTo(page, rows);
        await page.addScriptTag({ type: 'module', content: scripts[variant] });
        const watch = await Stopwatch.on(page);
        return watch.cost(() =>
          page.evaluate((count, row) => bench.showRows(count, row), rows, peer.row),
        );
      }),
    );
    for (const name of Object.keys(drivers)) {
      const what = `${rows.toLocaleString('en')} rows painted`;
      figures.push(compare(what, 'ms', samples.ours ?? [], samples[name] ?? [], name));
    }
  }
  return figures;
};

export default measure;
