import { readFile } from 'node:fs/promises';
import { parse } from 'acorn';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import {
  type LoaderPages,
  moduleFile,
  place,
  serveLoaderPages,
} from '../package/loader/loader-page.js';
import { launchChromium } from '../support/chromium.js';
import { rowTitles } from '../support/visit.js';

interface Variable {
  readonly name: string;
  readonly type: string;
  readonly parameter: readonly { readonly key: string; readonly value: string }[];
}

const directory = 'integrations/google-tag-manager';

describe('the Google Tag Manager tag', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: LoaderPages;
  let html: string;
  let variables: readonly Variable[];

  before(async () => {
    html = await readFile(`${directory}/tag.html`, 'utf8');
    const { containerVersion } = JSON.parse(await readFile(`${directory}/container.json`, 'utf8'));
    variables = containerVersion.variable;
    const [tag] = containerVersion.tag;
    expect(tag.parameter[0]).to.deep.equal({ type: 'TEMPLATE', key: 'html', value: html });
    expect(tag.firingTriggerId).to.deep.equal([containerVersion.trigger[0].triggerId]);
    server = await serveLoaderPages();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const filled = () =>
    html.replace(/\{\{([^}]+)\}\}/g, (_, name: string) => {
      const variable = variables.find((it) => it.name === name);
      expect(variable, name).to.include({ type: 'c' });
      return variable?.parameter[0]?.value ?? '';
    });

  /** Inserts markup as Tag Manager does: scripts are recreated without their attributes. */
  const fire = (times = 1) => `<script>addEventListener('DOMContentLoaded', function () {
    for (var n = 0; n < ${times}; n++) {
      var holder = document.createElement('div');
      holder.style.display = 'none';
      holder.innerHTML = ${JSON.stringify(filled()).replaceAll('</', '<\\/')};
      document.body.appendChild(holder);
      var dead = holder.querySelector('script');
      var live = document.createElement('script');
      live.text = dead.text;
      dead.parentNode.replaceChild(live, dead);
    }
  })</script>`;

  it('is ECMAScript 5, because Tag Manager accepts nothing newer', () => {
    const [, code = ''] = /^<script>([\s\S]*)<\/script>\n$/.exec(filled()) ?? [];
    expect(() => parse(code, { ecmaVersion: 5 })).to.not.throw();
    expect(code).to.include('data-stamps-activity-feed').and.to.not.include('{{');
  });

  for (const times of [1, 2]) {
    it(`shows one feed if it is fired ${times} times`, async () => {
      const body = '<main id="stamps"></main>';
      const { page, problems, modules } = await server.open(browser, fire(times), body);
      expect(await rowTitles(page, 20)).to.have.length(20);
      expect(await page.$$('#stamps stamps-activity-feed')).to.have.length(1);
      expect([problems, modules]).to.deep.equal([[], [moduleFile]]);
    });
  }

  it('adds only the loader if the page has places', async () => {
    const { page, problems } = await server.open(browser, fire(), place());
    expect(await rowTitles(page, 20)).to.have.length(20);
    expect(problems).to.deep.equal([]);
  });
});
