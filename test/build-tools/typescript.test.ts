import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { type Installed, installPackage, linkPackages } from '../support/installed.js';

const run = promisify(execFile);
const modules = resolve('test/build-tools/node_modules');

/** The oldest version that is supported, one between, and the one of this repository. */
const compilers: Readonly<Record<string, string>> = {
  'TypeScript 5.4': `${modules}/typescript-5.4/bin/tsc`,
  'TypeScript 5.9': `${modules}/typescript-5.9/bin/tsc`,
  'TypeScript 7': resolve('node_modules/typescript/bin/tsc'),
};

const resolutions: Readonly<Record<string, object>> = {
  node10: { module: 'ESNext', moduleResolution: 'node10', esModuleInterop: true },
  bundler: { module: 'ESNext', moduleResolution: 'bundler' },
  nodenext: { module: 'NodeNext', moduleResolution: 'NodeNext' },
};

describe('an app with strict types', function () {
  this.timeout(120_000);
  let installed: Installed;

  before(async () => {
    installed = await installPackage();
    await cp('test/build-tools/consumer', installed.project, { recursive: true });
    await linkPackages(installed.project, ['@types/node']);
  });

  after(() => installed?.remove());

  for (const [name, tsc] of Object.entries(compilers)) {
    for (const [resolution, settings] of Object.entries(resolutions)) {
      // TypeScript 7 has dropped `node10`, and the repository itself is compiled with it.
      if (name === 'TypeScript 7' && resolution !== 'bundler') continue;
      if (name === 'TypeScript 5.9' && resolution !== 'node10') continue;
      it(`compiles with ${name}, the resolution ${resolution} and exactOptionalPropertyTypes`, async () => {
        const compilerOptions = {
          ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: 'ES2022' },
          ...{ lib: ['ES2022', 'DOM', 'DOM.Iterable'], types: ['node'], jsx: 'react-jsx' },
          ...settings,
        };
        const config = join(installed.project, 'tsconfig.json');
        const files = ['app.ts', 'component.tsx'];
        await writeFile(config, JSON.stringify({ compilerOptions, files }));
        const compiled = run(process.execPath, [tsc, '-p', config], { cwd: installed.project });
        const { stdout } = await compiled.catch((error: { stdout: string }) => error);
        expect(stdout).to.equal('');
      });
    }
  }
});
