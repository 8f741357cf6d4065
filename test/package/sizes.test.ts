import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { entries } from '../../tools/entries.js';

interface Measured {
  readonly name: string;
  readonly size: number;
  readonly sizeLimit: number;
  readonly passed: boolean;
}

const config = 'tools/size-limit.config.js';

/** Runs size-limit as `npm run sizes` does. It ends with code 1 if a file is over its limit. */
async function sizes(...options: string[]): Promise<Measured[]> {
  const bin = 'node_modules/size-limit/bin.js';
  const run = promisify(execFile)(process.execPath, [
    bin,
    '--config',
    config,
    '--json',
    ...options,
  ]);
  const { stdout } = await run.catch((error: { stdout?: string }) => {
    if (!error.stdout?.startsWith('[')) throw error;
    return { stdout: error.stdout };
  });
  return JSON.parse(stdout) as Measured[];
}

describe('the size of each entry', function () {
  this.timeout(60_000);
  let measured: Measured[];

  before(async () => {
    measured = await sizes();
  });

  const scripts = entries().filter(({ file }) => file?.endsWith('.js'));

  it('has a budget, and each budget belongs to an entry', () => {
    expect(measured.map(({ name }) => name)).to.have.members(scripts.map(({ name }) => name));
  });

  for (const { name } of scripts) {
    it(`${name} is within its budget`, () => {
      const entry = measured.find((it) => it.name === name);
      expect(entry?.size).to.be.at.most(entry?.sizeLimit ?? 0);
    });
  }

  it('makes the check fail if it exceeds its budget', async () => {
    const tight = await sizes('--limit', '100 B');
    expect(tight.map(({ passed }) => passed)).to.not.include(true);
  });
});
