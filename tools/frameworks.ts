import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { apps, furtherApps } from '../test/package/frameworks/apps.js';
import { recordFile, recordLine } from '../test/package/frameworks/record.js';
import { runStep, steps } from '../test/package/frameworks/steps.js';
import { launchChromium } from '../test/support/chromium.js';
import { startSandbox } from '../test/support/sandbox-server.js';

// npm run frameworks [-- [--serve] [<app> …]]: builds the apps of demo/frameworks/, the ones with packages
// of their own included, and drives each through the same steps. A run of all of them is recorded. With
// --serve it drives none, and says where they are served.
const all = { ...apps, ...furtherApps };
const names = Object.keys(all);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { serve: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`There is no app "${unknown.join('", "')}". There are: ${names.join(', ')}.`);
  process.exit(1);
}

const sandbox = await startSandbox();
globalThis.SANDBOX_ORIGIN = sandbox.origin;
if (values.serve) await serveApps();
else await driveApps();

async function serveApps(): Promise<void> {
  for (const [name, app] of chosen()) {
    const { origin } = await app.start();
    console.log(`${name}: ${origin}/ (a member), ${origin}/staff (any member)`);
  }
}

function chosen() {
  return Object.entries(all).filter(
    ([name]) => positionals.length === 0 || positionals.includes(name),
  );
}

async function driveApps(): Promise<void> {
  const browser = await launchChromium();
  const lines: string[] = [];
  let failed = 0;
  for (const [name, app] of chosen()) {
    console.log(`\n${name}`);
    let passed = 0;
    const shop = await app.start().catch((error) => {
      console.error(error.stdout ?? '', error);
    });
    for (const step of shop ? Object.keys(steps) : []) {
      try {
        if (shop) await runStep(step, { shop, browser });
        passed += 1;
        console.log(`  ✔ ${step}`);
      } catch (error) {
        console.error(`  ✘ ${step}\n${error}`);
      }
    }
    await shop?.stop();
    const count = Object.keys(steps).length;
    failed += count - passed;
    lines.push(recordLine(name, app, passed, count));
  }
  if (positionals.length === 0) record(lines, await browser.version());
  await browser.close();
  console.log(`\n${lines.join('\n')}`);
  process.exit(failed > 0 ? 1 : 0);
}

function record(lines: readonly string[], browser: string): void {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(
    recordFile,
    `# The last full run

Written by \`npm run frameworks\`, which builds every app in this folder with its own tool and drives it in
a browser, against the sandbox.

${day}, stamps-activity-feed ${version}, ${browser.replace('/', ' ')}, Node ${process.version.slice(1)}.

| App | Packages | Steps passed |
| --- | --- | --- |
${lines.join('\n')}

The steps: a feed

${Object.keys(steps)
  .map((step) => `- ${step}`)
  .join('\n')}
`,
  );
}
