import { openLab, Stopwatch } from '/work/wt/structure/tools/bench/lab.js';
const what = process.argv[2] ?? 'more';
const lab = await openLab();
const script = '/ours.js';
await lab.fresh(what === 'start' ? '/waiting/ours' : `/memory/${process.argv[3] ?? 'ours'}`, async (page) => {
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: 100 });
  if (what !== 'start') { await page.evaluate(() => bench.fill()); await page.evaluate((it) => bench.download(it), script); }
  const run = async (name, work) => {
    if (what === name) await session.send('Profiler.start');
    await work();
    if (what === name) {
      const { profile } = await session.send('Profiler.stop');
      report(profile);
    }
  };
  if (what === 'start') await run('start', () => page.evaluate((a, b) => bench.start(a, b), script, 'stamps-activity-feed'));
  else {
    await run('evaluate', () => page.evaluate(() => bench.evaluate()));
    await run('rows', () => page.evaluate(() => bench.mount()));
    await run('more', () => page.evaluate(() => bench.loadMore()));
    const grow = Number(process.argv[4] ?? 0);
    if (grow) { await page.evaluate((n) => bench.grow(n), grow); await run('late', () => page.evaluate(() => bench.loadMore())); }
  }
}, Number(process.argv[5] ?? 4));
await lab.stop();
function report({ nodes, samples, timeDeltas }) {
  const self = new Map(), byId = new Map(nodes.map((n) => [n.id, n])), parent = new Map();
  for (const n of nodes) for (const c of n.children ?? []) parent.set(c, n.id);
  const time = new Map();
  samples.forEach((id, i) => time.set(id, (time.get(id) ?? 0) + timeDeltas[i]));
  const nameOf = (n) => `${n.callFrame.functionName || '(anon)'}:${n.callFrame.lineNumber + 1}`;
  const total = new Map();
  for (const [id, t] of time) {
    const n = byId.get(id);
    self.set(nameOf(n), (self.get(nameOf(n)) ?? 0) + t);
    const seen = new Set();
    for (let at = id; at; at = parent.get(at)) { const k = nameOf(byId.get(at)); if (!seen.has(k)) { seen.add(k); total.set(k, (total.get(k) ?? 0) + t); } }
  }
  const top = (m, n) => [...m].sort((a, b) => b[1] - a[1]).slice(0, n).map(([k, v]) => `${(v / 1000).toFixed(1).padStart(8)} ${k}`).join('\n');
  console.log('SELF\n' + top(self, 25)); console.log('TOTAL\n' + top(total, 45));
}
