import { readFile } from 'node:fs/promises';
import { kindTitles } from '../../src/activities/index.js';
import { definitions } from '../../src/activities/registry.js';
import { icon } from '../../src/element/rows/icons.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { serve, type TestServer } from '../../test/support/serve.js';
import { bundle } from './bundle.js';
import { makeHistory, user } from './history.js';
import { tagOf, type Variant } from './lab.js';
import { answerPeer } from './peers/api.js';

/** The title and the icon's path of each kind, by its code: the vanilla feed shows the same ones. */
const shownKinds = Object.fromEntries(
  definitions.map(({ code, kind }) => [code, [kindTitles[kind], String(icon(kind).values[0])]]),
);

/** A template for every row, as a merchant may write one. */
const rowTemplate = `<template slot="activity"><a class="receipt" href="/receipts/[[reference]]">
  <strong>[[title]]</strong> <span>[[merchant]] [[store]]</span> <time>[[time]]</time> <b>[[stamps]]</b></a></template>`;

const html = (body: string) => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Benchmark</title><link rel="icon" href="data:,">
<style>body { margin: 0 auto; max-width: 40rem; font: 16px sans-serif }
:is(stamps-activity-feed, vanilla-feed):not(:defined) { display: block; min-block-size: 100vh }</style>
</head><body>${body}</body></html>`;

const observers = `<script>
  globalThis.seen = { longTasks: [], shift: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) seen.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
</script>`;

const harness = '<script type="module" src="/harness.js"></script>';

/** Serves the pages to measure, their scripts, and the API. */
export async function startServer(): Promise<TestServer> {
  const history = await makeHistory();
  const sandbox = createSandbox({ members: [{ user, activities: history }] });
  const token = await sandbox.issueToken();
  const here = 'tools/bench/page';
  const scripts: Readonly<Record<string, string>> = {
    '/harness.js': await bundle({ entryPoints: [`${here}/harness.ts`] }),
    '/vanilla.js': await bundle({
      entryPoints: [`${here}/vanilla.ts`],
      define: { KINDS: JSON.stringify(shownKinds) },
    }),
    '/ours.js': await readFile('dist/stamps-activity-feed.js', 'utf8'),
  };
  const feed = (variant: Variant) => {
    const { tag } = tagOf(variant);
    const inside = variant === 'templates' ? rowTemplate : '';
    return `<${tag} api-url="/api/v3" user="${user}" token="${token}">${inside}</${tag}>`;
  };
  const pages: Readonly<Record<string, (variant: Variant) => string>> = {
    // Feeds are made by the harness, from what stands in the template.
    memory: (it) =>
      `<template id="feed">${feed(it).replace('/api/v3', '/memory')}</template>${harness}`,
    // The script is preloaded, and runs when the harness imports it.
    waiting: (it) => `<link rel="modulepreload" href="${tagOf(it).script}">${feed(it)}${harness}`,
    // As a merchant's page has it.
    page: (it) =>
      `${observers}<script type="module" src="${tagOf(it).script}"></script><p>Above</p>${feed(it)}<p>Below</p>`,
  };
  return serve(async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/v3/activities')) return sandbox(request);
    const code = scripts[pathname];
    if (code) return new Response(code, { headers: { 'Content-Type': 'text/javascript' } });
    if (pathname === '/history.json') return Response.json(history);
    const [, kind = '', variant] = pathname.split('/');
    const page = pages[kind]?.(variant as Variant);
    if (page) return new Response(html(page), { headers: { 'Content-Type': 'text/html' } });
    return (await answerPeer(request, history)) ?? new Response('Not found', { status: 404 });
  });
}
