import { parseArgs } from 'node:util';
import { apps } from '../test/frameworks/apps.js';
import { startSandbox } from '../test/support/sandbox-server.js';

// npm run frameworks [-- <app> …]: builds the apps of demo/frameworks/ and serves them, to be looked at.
const names = Object.keys(apps);
const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !(name in apps));
if (unknown.length > 0) {
  console.error(`There is no app "${unknown.join('", "')}". There are: ${names.join(', ')}.`);
  process.exit(1);
}

globalThis.SANDBOX_ORIGIN = (await startSandbox()).origin;
for (const [name, start] of Object.entries(apps)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const { origin } = await start();
  console.log(`${name}: ${origin}/ (a member), ${origin}/staff (any member)`);
}
