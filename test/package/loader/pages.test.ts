import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { rowTitles } from '../../support/visit.js';
import {
  type LoaderPages,
  loaderFile,
  loaderTag,
  moduleFile,
  place,
  serveLoaderPages,
} from './loader-page.js';

interface HatefulPage {
  readonly head?: string;
  readonly body?: string;
  readonly policy?: string;
}

const hostile = (name: string) => `<script src="/hostile/${name}"></script>`;
const inline = (code: string, attributes = '') => `<script ${attributes}>${code}</script>`;

/** Inserts markup and recreates its scripts so that they run, as jQuery, tag managers and page builders do. */
const injected = (html: string) => `
  var holder = document.createElement('div');
  holder.innerHTML = ${JSON.stringify(html).replaceAll('</', '<\\/')};
  document.body.appendChild(holder);
  var dead = holder.querySelectorAll('script');
  for (var n = 0; n < dead.length; n++) {
    var live = document.createElement('script');
    for (var m = 0; m < dead[n].attributes.length; m++) live.setAttribute(dead[n].attributes[m].name, dead[n].attributes[m].value);
    live.text = dead[n].text;
    dead[n].parentNode.replaceChild(live, dead[n]);
  }`;

const nonce = 'r4nd0m';
const strict = [
  "default-src 'none'",
  `script-src 'nonce-${nonce}'`,
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
];
const withNonce = loaderTag.replace(' ', ` nonce="${nonce}" `);

const pages: Readonly<Record<string, HatefulPage>> = {
  'in the head': { head: loaderTag },
  'at the end of the body': { body: place() + loaderTag },
  'as async': { head: loaderTag.replace(' ', ' async ') },
  'as defer': { head: loaderTag.replace(' ', ' defer ') },
  'with a version in its URL': { head: loaderTag.replace('.js', '.js?ver=a/b.js#c') },
  'before there is a body': {
    head: loaderTag + inline('if (document.body) throw Error("a body")'),
  },
  'as markup whose scripts are recreated': { body: inline(injected(place() + loaderTag)) },
  'as code in a tag manager’s tag, which drops attributes': {
    body: inline(`
      window.stampsActivityFeed = { moduleUrl: '${moduleFile}', apiUrl: '/stamps' };
      fetch('/loader-code').then(function (it) { return it.text(); }).then(function (code) {
        (0, eval)(code);
      });${injected(place())}`),
  },
  'inline, with the URL on its tag': {
    head: inline(
      `var code = new XMLHttpRequest(); code.open('GET', '/loader-code', false); code.send();
      var script = document.createElement('script'); script.text = code.responseText;
      script.setAttribute('data-module-url', '${moduleFile}');
      script.setAttribute('data-api-url', '/stamps'); document.head.appendChild(script);`,
    ),
  },
  'by document.write': {
    body: inline(`document.write(${JSON.stringify(place() + loaderTag).replaceAll('</', '<\\/')})`),
  },
  'when the page is complete': {
    body:
      place() +
      inline(`addEventListener('load', function () {
        var script = document.createElement('script');
        script.src = '${loaderFile}';
        script.setAttribute('data-api-url', '/stamps');
        document.body.appendChild(script);
      })`),
  },
  'in a page that is rewritten by document.open()': {
    head: loaderTag,
    body: inline(`addEventListener('load', function () {
      document.open();
      document.write(${JSON.stringify(`<p>New</p>${place()}`).replaceAll('</', '<\\/')});
      document.close();
    })`),
  },
  twice: { head: loaderTag + loaderTag, body: place() + loaderTag },
  'in two releases': { head: loaderTag + loaderTag.replace('src="', 'src="/other') },
  'beside the module itself': {
    head: `<script type="module" src="${moduleFile}"></script>${loaderTag}`,
  },
  'under a strict policy': {
    head: withNonce,
    policy: [...strict, 'trusted-types stamps-activity-feed lit-html'].join('; '),
  },
  'under strict-dynamic, from a script that another script created': {
    head: inline(
      `var script = document.createElement('script'); script.src = '${loaderFile}';
      script.setAttribute('data-api-url', '/stamps'); document.head.appendChild(script);`,
      `nonce="${nonce}"`,
    ),
    policy: `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src 'self'`,
  },
  'under nonces, from a script whose nonce is hidden': {
    head: inline(
      `var script = document.createElement('script'); script.src = '${loaderFile}';
      script.setAttribute('data-api-url', '/stamps');
      script.nonce = '${nonce}'; document.head.appendChild(script); script.nonce = '';`,
      `nonce="${nonce}"`,
    ),
    policy: `default-src 'none'; script-src 'nonce-${nonce}'; connect-src 'self'`,
  },
  'after Prototype.js': { head: hostile('prototype.js') + loaderTag },
  'after MooTools': {
    head:
      hostile('node_modules/mootools/lib/mootools-core-1.5.2-server.js') +
      hostile('mootools-elements.js') +
      loaderTag,
  },
  'after Zone.js': { head: hostile('node_modules/zone.js/bundles/zone.umd.js') + loaderTag },
  'among frozen prototypes': { head: hostile('frozen.js') + loaderTag },
  'among AMD and CommonJS': {
    head:
      inline(
        'function define() { throw Error("defined"); } define.amd = {}; var module = { exports: {} }, exports = module.exports; function require() { throw Error("required"); }',
      ) + loaderTag,
  },
  'under a foreign base': { head: `${loaderTag}<base href="/elsewhere/">` },
  'among markup that clobbers DOM properties': {
    body: `<img name="currentScript" alt=""><img name="head" alt="">
      <a id="stampsActivityFeed"></a><a id="stampsActivityFeed" name="moduleUrl" href="/evil.js"></a>
      <a id="stampsActivityFeedLoader" href="/evil.js"></a>
      <i data-module-url="/evil.js"></i>${place()}${loaderTag}`,
  },
};

describe('the loader shows a feed, and requests the module once,', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: LoaderPages;

  before(async () => {
    server = await serveLoaderPages();
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  for (const [name, { head = '', body, policy }] of Object.entries(pages)) {
    it(name, async () => {
      const { page, problems, modules } = await server.open(browser, head, body, policy);
      expect(await rowTitles(page, 20).catch(() => problems)).to.have.length(20);
      expect(await page.$$('stamps-activity-feed')).to.have.length(1);
      expect(problems).to.deep.equal([]);
      expect(modules).to.deep.equal([moduleFile]);
      await page.close();
    });
  }

  it('among polluted prototypes', async () => {
    const tags = hostile('driver.js') + hostile('polluted.js') + loaderTag;
    const { page, problems, modules } = await server.open(browser, tags);
    const rows = await page.evaluate(`hostile.until(function () {
      return hostile.feedOf() && hostile.rows(hostile.feedOf()) === 20;
    }).then(function () { return hostile.rows(hostile.feedOf()); })`);
    expect(rows).to.equal(20);
    expect(problems).to.deep.equal([]);
    expect(modules).to.deep.equal([moduleFile]);
  });

  it('for fifty places', async () => {
    const { page, problems, modules } = await server.open(browser, loaderTag, place().repeat(50));
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('stamps-activity-feed')].filter(
          (feed) => feed.matches('div > :defined') && feed.activities.length === 20,
        ).length === 50,
      { timeout: 30_000 },
    );
    expect(problems).to.deep.equal([]);
    expect(modules).to.deep.equal([moduleFile]);
  });

  it('only on a page with a place for it', async () => {
    const { page, modules } = await server.open(browser, loaderTag, '<p>No stamps here</p>');
    expect(modules).to.deep.equal([]);
    await page.evaluate((html) => document.body.insertAdjacentHTML('beforeend', html), place());
    await rowTitles(page, 20);
    expect(modules).to.deep.equal([moduleFile]);
  });
});
