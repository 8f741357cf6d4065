import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { expect } from 'chai';
import { publint } from 'publint';
import { entries } from '../../tools/entries.js';
import { type Installed, installPackage } from '../support/installed.js';

describe('the tarball', function () {
  this.timeout(300_000);
  let installed: Installed;

  before(async () => {
    installed = await installPackage();
  });

  after(() => installed?.remove());

  it('passes publint, suggestions included', async () => {
    const pkgDir = join(installed.project, 'node_modules/stamps-activity-feed');
    const { messages } = await publint({ pkgDir, pack: false, strict: true, level: 'suggestion' });
    expect(messages).to.deep.equal([]);
  });

  it('resolves to the right types for each entry', async () => {
    // Files for script tags have no types.
    const typed = entries().filter(({ kind, types }) => kind !== 'asset' || types);
    const names = typed.map(({ name }) => name.replace('stamps-activity-feed', '.'));
    const checked = await checkPackage(
      createPackageFromTarballData(await readFile(installed.tarball)),
      {
        entrypoints: names,
      },
    );
    if (!checked.types) throw new Error('The tarball has no types.');
    expect(Object.keys(checked.entrypoints)).to.deep.equal(names);
    const problems = checked.problems.filter((problem) => {
      // The package has only ES modules. CommonJS can load them by import(), or by require() in Node 22.
      if (problem.kind === 'CJSResolvesToESM') return false;
      // Node 10 does not read `exports`.
      return !('resolutionKind' in problem && problem.resolutionKind === 'node10');
    });
    expect(problems).to.deep.equal([]);
  });
});
