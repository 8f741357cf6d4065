import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { rowTitles } from '../support/visit.js';
import { Site } from './shop-site.js';
import { page, snippet } from './snippets.js';

/** Serves a built file, whatever folder the document asks for. */
const file = async ({ url }: Request): Promise<Response> => {
  const body = await readFile(`dist/${new URL(url).pathname.split('/').at(-1)}`);
  return new Response(body, { headers: { 'Content-Type': 'text/javascript' } });
};

describe('the chapter CMS', function () {
  this.timeout(30_000);
  const site = new Site();
  before(() => site.start());
  after(() => site.stop());

  it('turns a div into a feed', async () => {
    const html = snippet('cms', 'html', 'stamps-activity-feed.loader.js" defer');
    const opened = await site.open(page(html, `<style>${snippet('cms', 'css')}</style>`));
    await rowTitles(opened, 20);
    const shown = await opened.$eval('div > stamps-activity-feed', (feed) => ({
      groupBy: feed.groupBy,
      header: feed.querySelector('h2')?.checkVisibility(),
      fallback: feed.querySelector('a[href="/account"]')?.checkVisibility(),
    }));
    expect(shown).to.deep.equal({ groupBy: 'day', header: true, fallback: false });
  });

  it('loads the module from another folder', async () => {
    const opened = await site.open(page(snippet('cms', 'html', 'moduleUrl')), {
      '/assets/stamps-activity-feed.js': file,
      '/scripts/stamps-activity-feed.loader.js': file,
    });
    expect(await rowTitles(opened, 20)).to.not.include('');
  });
});

describe('the chapter Frameworks', () => {
  // The apps are built and driven by the tests in frameworks/; Angular's by npm run frameworks.
  for (const [language, path] of [
    ['tsx', 'react/src/Rewards.tsx'],
    ['vue', 'vue/src/Rewards.vue'],
    ['svelte', 'svelte/src/Rewards.svelte'],
    ['ts', 'angular/src/rewards.ts'],
  ] as const) {
    it(`shows the component of the app in ${path}`, async () => {
      expect(snippet('frameworks', language)).to.equal(
        await readFile(`demo/frameworks/${path}`, 'utf8'),
      );
    });
  }

  it('names the files that VS Code reads', async () => {
    const settings = JSON.parse(snippet('frameworks', 'json')) as Record<string, string[]>;
    for (const [name, files] of Object.entries(settings)) {
      expect(name).to.match(/^(html|css)\.customData$/);
      for (const path of files) {
        const built = path.replace('./node_modules/stamps-activity-feed/', '');
        expect(JSON.parse(await readFile(built, 'utf8')).version).to.equal(1.1);
      }
    }
  });
});
