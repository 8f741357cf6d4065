#!/usr/bin/env node
import { version } from '../version.js';
import { parseSandboxOptions } from './sandbox-options.js';
import { serveSandbox } from './serve-sandbox.js';
import { summary } from './summary.js';
import { help, UsageError } from './usage.js';

// npx stamps-activity-feed sandbox: see usage.ts.
const [command, ...args] = process.argv.slice(2);

if (command === '--version') console.log(version);
else if (!command || [command, ...args].includes('--help')) console.log(help);
else await run();

async function run(): Promise<void> {
  try {
    if (command !== 'sandbox') throw new UsageError(`"${command}" is not a command. Try: sandbox`);
    console.log(summary(await serveSandbox(parseSandboxOptions(args))));
  } catch (error) {
    const isExpected = error instanceof UsageError || (error instanceof Error && 'code' in error);
    console.error(isExpected ? error.message : error);
    process.exitCode = 1;
  }
}
