import { readFileSync, writeFileSync } from 'node:fs';
import { entries } from '../entries.js';
import { declaredStep, stepBetween } from './declared.js';
import { diff, larger, type Step, stepOf } from './diff.js';
import { type PublicApi, publicApi } from './public-api.js';

// npm run api: what changed since the last release, and whether the changesets say so.
// With --write (the release does it), api.json becomes the API of this version.
const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const { name, version } = readJson('package.json') as { name: string; version: string };
const api = publicApi(readJson('custom-elements.json'), entries());

if (process.argv.includes('--write')) {
  writeFileSync('api.json', `${JSON.stringify({ version, ...api }, null, 2)}\n`);
  console.log(`api.json is the public API of ${version}.`);
} else {
  const released = readJson('api.json') as PublicApi & { version: string };
  const changes = diff(released, api);
  const needed = stepOf(changes);
  console.log(`Since ${released.version}, the public API takes a step that is ${needed}.`);
  for (const { step, text } of changes) console.log(`  ${step}: ${text}`);

  const pending = await declaredStep('.', name);
  const made = stepBetween(released.version, version);
  const declared = [pending, made].reduce<Step | undefined>(
    (step, it) => (step && it ? larger(step, it) : (step ?? it)),
    undefined,
  );
  console.log(`Declared: ${declared ?? 'none'}.`);
  if (changes.length > 0 && (!declared || larger(declared, needed) !== declared)) {
    console.error(`Declare what changed with npx changeset, as ${needed} at least.`);
    process.exitCode = 1;
  }
}
