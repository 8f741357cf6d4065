import { readFileSync } from 'node:fs';
import { createSandbox, membersFromJson, type Sandbox } from '../../src/sandbox/index.js';

/**
 * The sandbox as the demo and `npm run sandbox` want it: its history ends now, and
 * `ACTIVITIES=file.json` adds a developer's own activities. A file that can't be used ends the
 * process, with a line that says why.
 */
export function sandboxFromEnv(): Sandbox {
  const file = process.env.ACTIVITIES;
  const now = Date.now();
  if (!file) return createSandbox({ now });
  try {
    return createSandbox({ now, members: membersFromJson(readFileSync(file, 'utf8')) });
  } catch (error) {
    return fail(`ACTIVITIES=${file} can't be used`, error);
  }
}

/** Ends the process with a line for the developer who started it. */
export function fail(what: string, why: unknown): never {
  console.error(`${what}: ${why instanceof Error ? why.message : why}`);
  process.exit(1);
}
