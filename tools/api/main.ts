import { readFileSync, writeFileSync } from 'node:fs';
import { entries } from '../entries.js';
import { declaredStep, stepBetween } from './declared.js';
import { diff, larger, type Step, stepOf } from './diff.js';
import { type PublicApi, publicApi } from './public-api.js';

// npm run api: what changed since the last release, and whether the changesets declare a large enough step.
// With --write (npm run release does that), api/released.json becomes the API of this version.
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const { name, version } = readJson('package.json') as { name: string; version: string };
const api = publicApi(readJson('custom-elements.json'), entries());

if (process.argv.includes('--write')) {
  writeFileSync('api/released.json', `${JSON.stringify({ version, ...api }, null, 2)}\n`);
  console.log(`api/released.json is the public API of ${version}.`);
} else {
  const released = readJson('api/released.json') as PublicApi & { version: string };
  const changes = diff(released, api);
  const needed = stepOf(changes);
  console.log(`Changes of the public API since ${released.version} need at least: ${needed}.`);
  for (const { step, text } of changes) console.log(`  ${step}: ${text}`);
  if (changes.some(({ text }) => text.endsWith(': types changed'))) {
    console.log(
      '  Where types changed, git log -p -- api/ shows how. Declare a larger step if that can break an app.',
    );
  }

  const pending = await declaredStep('.', name);
  const made = stepBetween(released.version, version);
  const declared = [pending, made].reduce<Step | undefined>(
    (step, it) => (step && it ? larger(step, it) : (step ?? it)),
    undefined,
  );
  console.log(`Declared: ${declared ?? 'none'}.`);
  if (changes.length > 0 && (!declared || larger(declared, needed) !== declared)) {
    console.error(`Declare the changes with npm run changeset, as ${needed} at least.`);
    process.exitCode = 1;
  }
}
