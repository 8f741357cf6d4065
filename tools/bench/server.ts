import { readFile } from 'node:fs/promises';
import { createSandbox } from '../../src/sandbox/index.js';
import { serve, type TestServer } from '../../test/support/serve.js';
import { bundle } from './bundle.js';
import { history, user } from './history.js';
import type { Variant } from './page/feeds.js';
import { rowTemplate } from './page/feeds.js';
import { answerPeer } from './peers/stub.js';
import { shared } from './shared.js';

const html = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Benchmark</title>
<style>body { margin: 0 auto; max-width: 40rem; font: 16px sans-serif }
:is(stamps-activity-feed, vanilla-feed):not(:defined) { display: block; min-block-size: 100vh }</style></head>
<body>${body}</body></html>`;

/** Notes long tasks and layout shifts from the page's first moment on. */
const observers = `<script>
  globalThis.benchSeen = { longTasks: [], shift: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) benchSeen.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) benchSeen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
</script>`;

const harness = '<script type="module" src="/harness.js"></script>';

const tag = (variant: Variant, token: string, member: string) => {
  const attributes = `api-url="/api/v3" user="${member}" token="${token}"`;
  if (variant === 'vanilla') return `<vanilla-feed ${attributes}></vanilla-feed>`;
  const inside = variant === 'templates' ? rowTemplate : '';
  return `<stamps-activity-feed ${attributes}>${inside}</stamps-activity-feed>`;
};

const script = (variant: Variant) =>
  variant === 'vanilla' ? '/vanilla.js' : '/stamps-activity-feed.js';

/** The pages that are measured, and all they ask for; over HTTP on this machine. */
export async function startServer(): Promise<TestServer> {
  const sandbox = createSandbox({ members: [{ user, activities: history }] });
  const token = await sandbox.issueToken();
  const [harnessScript, vanilla, ours] = await Promise.all([
    bundle('tools/bench/page/harness.ts'),
    bundle('tools/bench/page/vanilla/feed.ts', { SHARED: shared }),
    readFile('dist/stamps-activity-feed.js', 'utf8'),
  ]);
  const files: Readonly<Record<string, readonly [type: string, body: string]>> = {
    '/': ['text/html', html(harness)],
    '/harness.js': ['text/javascript', harnessScript],
    '/vanilla.js': ['text/javascript', vanilla],
    '/stamps-activity-feed.js': ['text/javascript', ours],
    '/history.json': ['application/json', JSON.stringify(history)],
  };
  const page = ({ pathname, searchParams }: URL): string | undefined => {
    const [, kind, name] = pathname.split('/');
    const feed = (variant: Variant) => tag(variant, token, searchParams.get('user') ?? user);
    const variant = name as Variant;
    const preload = `<link rel="modulepreload" href="${script(variant)}">`;
    // One whose script comes when it is told to, and one as a merchant has it.
    if (kind === 'waiting') return html(`${preload}${feed(variant)}${harness}`);
    const run = `<script type="module" src="${script(variant)}"></script>`;
    const around = (inside: string) => `<p>Above</p>${inside}<p>Below</p>`;
    return kind === 'page' ? html(`${observers}${run}${around(feed(variant))}`) : undefined;
  };
  return serve(async (request) => {
    const url = new URL(request.url);
    const { pathname } = url;
    const answer = await answerPeer(request);
    if (answer) return answer;
    if (pathname.startsWith('/api/')) return sandbox(request);
    const [type, body] = files[pathname] ?? ['text/html', page(url)];
    if (body === undefined) return new Response('Not found', { status: 404 });
    return new Response(body, { headers: { 'Content-Type': `${type}; charset=utf-8` } });
  });
}
