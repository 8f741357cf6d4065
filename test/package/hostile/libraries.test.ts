import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import {
  type Build,
  builds,
  type HostilePages,
  scriptTag,
  serveHostilePages,
  use,
} from './hostile-page.js';

const libraries: Readonly<Record<string, string>> = {
  'Prototype.js': scriptTag('prototype.js'),
  MooTools:
    scriptTag('node_modules/mootools/lib/mootools-core-1.5.2-server.js') +
    scriptTag('mootools-elements.js'),
  'Zone.js': scriptTag('node_modules/zone.js/bundles/zone.umd.js'),
  'frozen prototypes': scriptTag('frozen.js'),
  'polluted prototypes': scriptTag('polluted.js'),
};

describe('a page with', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: HostilePages;
  let plain: unknown;

  before(async () => {
    server = await serveHostilePages();
    browser = await launchChromium();
    const { page, problems } = await server.open(browser, builds.module);
    plain = await use(page);
    expect(problems).to.deep.equal([]);
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [name, tags] of Object.entries(libraries)) {
    for (const build of Object.keys(builds) as Build[]) {
      it(`${name} before the ${build} file shows the same as any other page`, async () => {
        const { page, problems } = await server.open(browser, tags + builds[build]);
        const shown = await use(page).catch(String);
        expect(problems).to.deep.equal([]);
        expect(shown).to.deep.equal(plain);
      });
    }
  }
});
