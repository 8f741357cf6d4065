import { readFileSync } from 'node:fs';
import { createSandbox, membersFromJson, type Sandbox } from '../../src/sandbox/index.js';

/**
 * The sandbox as the demo and `npm run sandbox` want it: its history ends now, and
 * `ACTIVITIES=file.json` adds a developer's own activities.
 */
export function sandboxFromEnv(): Sandbox {
  const file = process.env.ACTIVITIES;
  const members = file ? membersFromJson(readFileSync(file, 'utf8')) : [];
  return createSandbox({ now: Date.now(), members });
}
