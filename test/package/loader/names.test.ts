import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { type LoaderPages, loaderTag, place, serveLoaderPages } from './loader-page.js';

/** An element with one of these names takes the place of the property on `document`. */
const documentNames = [
  'activeElement',
  'addEventListener',
  'adoptNode',
  'baseURI',
  'body',
  'createComment',
  'createDocumentFragment',
  'createElement',
  'createElementNS',
  'createEvent',
  'createRange',
  'createTextNode',
  'createTreeWalker',
  'currentScript',
  'defaultView',
  'dispatchEvent',
  'documentElement',
  'firstChild',
  'getElementById',
  'getRootNode',
  'head',
  'hidden',
  'implementation',
  'importNode',
  'location',
  'nodeType',
  'ownerDocument',
  'querySelector',
  'querySelectorAll',
  'readyState',
  'removeEventListener',
  'scrollingElement',
  'visibilityState',
] as const;

/** A field with one of these names takes the place of the property of its form. */
const formNames = [
  'appendChild',
  'childNodes',
  'content',
  'firstChild',
  'getAttribute',
  'hasAttribute',
  'localName',
  'matches',
  'nextSibling',
  'nodeName',
  'nodeType',
  'parentNode',
  'remove',
  'removeAttribute',
  'removeChild',
  'setAttribute',
  'slot',
  'style',
] as const;

/** Runs in the page, where `document.querySelector` may be an image. */
const countRows = (count = 20) =>
  Document.prototype.querySelector
    .call(document, 'stamps-activity-feed')
    ?.shadowRoot?.querySelectorAll('article').length === count;

const fields = formNames.map((name) => `<input name="${name}">`).join('');

describe('the loader shows a feed', function () {
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

  const expectRows = async (body: string) => {
    const { page, problems } = await server.open(browser, '', body);
    await page.waitForFunction(countRows, { timeout: 8_000 }, 20).catch(() => undefined);
    expect([await page.evaluate(countRows), problems]).to.deep.equal([true, []]);
    await page.close();
  };

  for (const name of documentNames) {
    it(`beside an element named ${name}`, () =>
      expectRows(`<img name="${name}" alt=""><form name="${name}"></form>${place()}${loaderTag}`));
  }

  it('and removes it when the member signs out, beside elements named like listeners', async () => {
    const names = ['addEventListener', 'removeEventListener'];
    const forms = names.map((name) => `<form name="${name}"></form>`).join('');
    const { page, problems } = await server.open(browser, '', forms + place() + loaderTag);
    await page.waitForFunction(countRows, undefined, 20);
    await page.$eval('[data-stamps-activity-feed]', (target) => {
      target.remove();
      document.dispatchEvent(new Event('stamps-sign-out'));
      document.body.append(target);
    });
    expect(await page.$eval('stamps-activity-feed', (it) => it.status)).to.equal('idle');
    await page.waitForFunction(countRows, undefined, 0);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('beside elements that have the names of all globals', () =>
    expectRows(
      `${[
        'Document',
        'Element',
        'Node',
        'Object',
        'HTMLElement',
        'CSS',
        'customElements',
        'stampsActivityFeed',
        'stampsActivityFeedLoader',
        'trustedTypes',
      ]
        .map((name) => `<a id="${name}"></a><iframe name="${name}"></iframe>`)
        .join('')}${place()}${loaderTag}`,
    ));

  it('around forms whose fields are named like their methods', async () => {
    const slots = `<form data-slot="header" hidden style="display: none"><b>Yours</b>${fields}</form>
      <form data-slot="transaction"><b>[[title]]</b>${fields}</form><form>${fields}</form>`;
    const tag = loaderTag.replace(' ', ' data-templates ');
    const { page, problems } = await server.open(browser, '', place('', slots) + tag);
    await page.waitForFunction(() => document.querySelector('[data-stamps-row] b'));
    expect(await page.$eval('form b', (it) => it.checkVisibility())).to.equal(true);
    expect(await page.$$('[data-stamps-row] input')).to.have.length(0);
    expect(problems.join('\n')).to.match(/^.*<input> was removed from a template.*$/);
  });
});
