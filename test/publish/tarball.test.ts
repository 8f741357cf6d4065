import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { expect } from 'chai';
import { publint } from 'publint';
import { entries } from '../../tools/entries.js';
import { installPackage } from '../support/installed.js';

describe('the tarball', function () {
  this.timeout(120_000);

  it('is without fault to publint, its suggestions included', async () => {
    const { project } = await installPackage();
    const pkgDir = join(project, 'node_modules/stamps-activity-feed');
    const { messages } = await publint({ pkgDir, pack: false, strict: true, level: 'suggestion' });
    expect(messages).to.deep.equal([]);
  });

  it('is resolved with right types, entry by entry', async () => {
    const { tarball } = await installPackage();
    // What is for a tag alone has no types.
    const typed = entries().filter(({ kind, types }) => kind !== 'asset' || types);
    const names = typed.map(({ name }) => name.replace('stamps-activity-feed', '.'));
    const checked = await checkPackage(createPackageFromTarballData(await readFile(tarball)), {
      entrypoints: names,
    });
    if (!checked.types) throw new Error('The tarball holds no types.');
    expect(Object.keys(checked.entrypoints)).to.deep.equal(names);
    const problems = checked.problems.filter((problem) => {
      // The package is made of ES modules: CommonJS gets them by import(), or by require() of Node 22.
      if (problem.kind === 'CJSResolvesToESM') return false;
      // And it has `exports`, which the resolution of Node 10 does not read.
      return !('resolutionKind' in problem && problem.resolutionKind === 'node10');
    });
    expect(problems).to.deep.equal([]);
  });
});
