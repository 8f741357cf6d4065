import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'chai';

const run = promisify(execFile);
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe('the types of the built package', () => {
  const compiled = async (project: string): Promise<string> => {
    const compiler = path('../../node_modules/typescript/bin/tsc');
    const compilation = run(process.execPath, [compiler, '-p', path(project)]);
    const { stdout } = await compilation.catch((failure: { stdout: string }) => failure);
    return stdout;
  };

  it('are what an app in TypeScript needs, element and events included', async () => {
    expect(await compiled('consumer')).to.equal('');
  }).timeout(60_000);

  it('are what an app in React needs, and refuse what it must not set', async () => {
    expect(await compiled('consumer/react')).to.equal('');
    expect(await compiled('../../demo/frameworks/react')).to.equal('');
  }).timeout(60_000);
});
