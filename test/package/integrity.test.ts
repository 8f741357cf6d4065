import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { entries } from '../../tools/entries.js';

const hashes = async (): Promise<Record<string, string>> =>
  JSON.parse(await readFile('dist/integrity.json', 'utf8'));

describe('the integrity hashes', () => {
  it('match the published files', async () => {
    const actual: Record<string, string> = {};
    for (const name of Object.keys(await hashes())) {
      const hash = createHash('sha384').update(await readFile(`dist/${name}`));
      actual[name] = `sha384-${hash.digest('base64')}`;
    }
    expect(await hashes()).to.deep.equal(actual);
  });

  it('exist for every file that a script tag can load', async () => {
    const assets = entries().filter(({ kind }) => kind === 'asset');
    const files = assets.map(({ file }) => file?.replace('./dist/', ''));
    expect(files).to.have.length.greaterThan(1);
    expect(Object.keys(await hashes())).to.include.members(files);
  });
});
