import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('the types of the built package', () => {
  it('are what an app in TypeScript needs, element and events included', async () => {
    const compiler = path('../../node_modules/typescript/bin/tsc');
    const compiled = run(process.execPath, [compiler, '-p', path('consumer')]);
    const { stdout } = await compiled.catch((failure: { stdout: string }) => failure);
    expect(stdout).to.equal('');
  }).timeout(60_000);
});
