import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { documented, testHost } from '../host.js';

describe('SvelteKit', function () {
  this.timeout(120_000);

  it('has the snippet of the documentation', async () => {
    const page = await readFile('test/hosts/sveltekit/src/routes/+page.svelte', 'utf8');
    expect(page).to.equal(await documented('svelte'));
  });

  testHost({
    folder: 'test/hosts/sveltekit',
    build: ['node_modules/vite/bin/vite.js', 'build'],
    serve: ['build/index.js'],
  });
});
