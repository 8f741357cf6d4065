import { readFileSync } from 'node:fs';
import { createSandbox, membersFromJson, type Sandbox } from '../../src/sandbox/index.js';

/**
 * Creates the sandbox for the demo and `npm run sandbox`. Its newest activity is from now. Custom
 * members come from the file in `ACTIVITIES`; if that is unusable, the process exits with a message.
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

/** Prints a message for the developer and exits with code 1. */
export function fail(message: string, cause: unknown): never {
  console.error(`${message}: ${cause instanceof Error ? cause.message : cause}`);
  process.exit(1);
}
