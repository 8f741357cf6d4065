import { openLab, tagOf } from './lab.js';
const lab = await openLab();
const rounds = Number(process.argv[2] ?? 3);
const sums = {};
for (let n = 0; n < rounds; n++) for (const variant of ['ours', 'vanilla']) await lab.fresh(`/memory/${variant}`, async (page) => {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const read = async () => Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));
  await page.evaluate(() => bench.fill()); await page.evaluate((it) => bench.download(it), tagOf(variant).script);
  const step = async (name, work) => {
    await page.evaluate(() => bench.rest());
    const a = await read(); await work(); const b = await read();
    for (const key of ['ThreadTime', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration', 'V8CompileDuration', 'TaskOtherDuration']) { const k = `${name} ${key}`; (sums[k] ??= {})[variant] ??= []; sums[k][variant].push(b[key] - a[key]); }
  };
  await step('evaluate', () => page.evaluate(() => bench.evaluate()));
  await step('rows', () => page.evaluate(() => bench.mount()));
  await step('more', () => page.evaluate(() => bench.loadMore()));
  await step('more2', () => page.evaluate(() => bench.loadMore()));
}, 4);
await lab.stop();
const med = (l) => l.sort((a, b) => a - b)[l.length >> 1];
for (const [k, v] of Object.entries(sums)) console.log(k.padEnd(30), med(v.ours).toFixed(1).padStart(8), med(v.vanilla).toFixed(1).padStart(8));
