import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly link?: boolean;
  readonly inBundle?: boolean;
}

const files = globSync('**/package-lock.json', {
  dot: true,
  ignore: ['**/node_modules/**', '**/.cache/**'],
});

/** The packages of a lock file that npm downloads, without links within this repository. */
const installed = (file: string): [path: string, Locked][] => {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    packages: Record<string, Locked>;
  };
  return Object.entries(packages).filter(
    ([path, { link, inBundle }]) => path.includes('node_modules/') && !link && !inBundle,
  );
};

describe('the lock files', () => {
  it('exist in the root and in every part', () => {
    expect(files).to.include.members(['package-lock.json', 'tools/lint/package-lock.json']);
    expect(files).to.have.length.above(10);
  });

  for (const file of files) {
    it(`${file} has the integrity of each package, and names no registry`, () => {
      const packages = installed(file);
      expect(packages).to.not.be.empty;
      const open = packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? ''));
      expect(open.map(([path]) => path)).to.deep.equal([]);
      expect(packages.filter(([, { resolved }]) => resolved).map(([path]) => path)).to.deep.equal(
        [],
      );
      const settings = join(dirname(file), '.npmrc');
      expect(existsSync(settings) && readFileSync(settings, 'utf8')).to.include(
        'omit-lockfile-registry-resolved=true',
      );
    });
  }
});
