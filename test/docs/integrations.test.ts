import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createServer, type UserConfig } from 'vite';
import { sandboxOrigin } from '../support/origin.js';
import { rowTitles } from '../support/visit.js';
import { importSnippet, useSite } from './shop-site.js';
import { page, snippet } from './snippets.js';

/** Serves a built file, whatever folder the document asks for. */
const file = async ({ url }: Request): Promise<Response> => {
  const body = await readFile(`dist/${new URL(url).pathname.split('/').at(-1)}`);
  return new Response(body, { headers: { 'Content-Type': 'text/javascript' } });
};

describe('the chapter CMS', function () {
  this.timeout(30_000);
  const site = useSite();

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

  it('shows the configuration of the app in vue/vite.config.js', async () => {
    expect(snippet('frameworks', 'js', 'isCustomElement')).to.equal(
      await readFile('demo/frameworks/vue/vite.config.js', 'utf8'),
    );
  });

  it('passes requests on to the sandbox in Vite', async () => {
    const code = snippet('frameworks', 'js', 'server:').replace(
      "'http://127.0.0.1:8787'",
      `{ target: '${sandboxOrigin()}', rewrite: (path) => path.replace('/stamps', '/api/v3') }`,
    );
    const { default: config } = await importSnippet('vite.config.js', code);
    const server = await createServer({
      ...(config as UserConfig),
      configFile: false,
      logLevel: 'silent',
    });
    try {
      await server.listen(0);
      const { port } = (server.httpServer as Server).address() as AddressInfo;
      const { status } = await fetch(`http://localhost:${port}/stamps/activities`);
      // Without a token, the sandbox refuses the request.
      expect(status).to.equal(401);
    } finally {
      await server.close();
    }
  });

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
