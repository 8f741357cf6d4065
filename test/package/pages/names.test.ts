import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serveWithProxy, signIn } from '../../support/proxy-site.js';
import type { TestServer } from '../../support/serve.js';
import { visit } from '../../support/visit.js';

const script = '<script type="module" src="/stamps-activity-feed.js"></script>';

const feedTag = `<stamps-activity-feed api-url="/stamps" auto-load restore refresh-interval="60">
  <template slot="redemption"><b>[[title]]</b></template></stamps-activity-feed>`;

const shop = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title>${head}</head><body>${body}${script}</body></html>`;

/** The names of the properties of an object's prototypes, read in the browser itself. */
const namesOf = (page: Page, expression: string): Promise<string[]> =>
  page.evaluate(`(() => {
    const names = new Set();
    for (let at = ${expression}; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
      for (const name of Object.getOwnPropertyNames(at)) names.add(name);
    return [...names];
  })()`) as Promise<string[]>;

/** Runs in the page, with methods of prototypes only. Uses the feed, and tells what it shows. */
const use = `(async () => {
  const { querySelector, querySelectorAll } = Document.prototype;
  const within = DocumentFragment.prototype;
  const feed = querySelector.call(document, 'stamps-activity-feed');
  const until = (holds) => new Promise((resolve) => {
    const end = Date.now() + 20000;
    const look = () => (holds() || Date.now() > end ? resolve() : setTimeout(look, 20));
    look();
  });
  const count = () => feed.shadowRoot ? within.querySelectorAll.call(feed.shadowRoot, 'article').length : 0;
  await until(() => count() === 20);
  const first = count();
  await feed.loadMore();
  const more = count();
  await feed.refresh();
  within.querySelector.call(feed.shadowRoot, 'article').focus();
  const press = (key, ctrlKey) => feed.shadowRoot.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, composed: true, cancelable: true }));
  press('PageDown');
  press('Home', true);
  within.querySelector.call(feed.shadowRoot, 'article').focus();
  press('End', true);
  const part = (name) => within.querySelector.call(feed.shadowRoot, '[part~=' + name + ']');
  within.querySelector.call(feed.shadowRoot, '[part=time]').click();
  const copy = part('copy');
  const hasDetails = !!copy;
  copy?.click();
  await until(() => copy?.textContent !== 'Copy');
  const isAnswered = copy?.textContent !== 'Copy';
  // More pages may load by themselves.
  await until(() => feed.status !== 'loading');
  const { status } = feed;
  const language = feed.shadowRoot.firstElementChild.lang;
  return { first, more, status, language, hasDetails, isAnswered };
})()`;

const wellShown = {
  first: 20,
  more: 40,
  status: 'ready',
  language: 'en',
  hasDetails: true,
  isAnswered: true,
};

describe('a feed is the same on a page', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    server = await serveWithProxy({ '/empty': '<!doctype html><title>Empty</title>' });
    browser = await launchChromium();
    await signIn(browser, 'a');
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  /** The names that a page without any of them has. */
  const platformNames = async (expression: string) => {
    const { page } = await visit(browser, `${server.origin}/empty`);
    const names = await namesOf(page, expression);
    await page.close();
    return names;
  };

  const open = async (name: string, html: string) => {
    const files = await serveWithProxy({ [name]: html });
    try {
      const { page, problems } = await visit(browser, files.origin + name);
      const shown = await page.evaluate(use).catch(String);
      await page.close();
      return { shown, problems };
    } finally {
      await files.stop();
    }
  };

  it('without any such name', async () => {
    expect(await open('/', shop(feedTag))).to.deep.equal({ shown: wellShown, problems: [] });
  });

  it('with an image and a form for every property of its document', async () => {
    const names = await platformNames('document');
    expect(names).to.include.members(['querySelector', 'body', 'createElement', 'visibilityState']);
    const elements = names.map((name) => `<img name="${name}" alt=""><form name="${name}"></form>`);
    const html = shop(`<div hidden>${elements.join('')}</div>${feedTag}`);
    expect(await open('/', html)).to.deep.equal({ shown: wellShown, problems: [] });
  });

  it('in a form with a field for every property of the form', async () => {
    const names = await platformNames('document.createElement("form")');
    expect(names).to.include.members([
      'parentNode',
      'getAttribute',
      'querySelectorAll',
      'children',
    ]);
    const fields = names.map((name) => `<input name="${name}">`);
    const html = shop(`<form lang="en">${fields.join('')}${feedTag}</form>`);
    expect(await open('/', html)).to.deep.equal({ shown: wellShown, problems: [] });
  });

  it('with an element whose id is the name of a global, for every global', async () => {
    const names = await platformNames('window');
    expect(names).to.include.members(['navigation', 'fetch', 'history', 'customElements']);
    const elements = names.map((name) => `<a id="${name}"></a>`);
    const html = shop(`<div hidden>${elements.join('')}</div>${feedTag}`);
    expect(await open('/', html)).to.deep.equal({ shown: wellShown, problems: [] });
  });

  // A page can replace these: the specification marks them as [Replaceable], or they are plain variables.
  const variables = [
    'event external frames history innerHeight innerWidth length name navigation opener origin parent',
    'performance screen scrollX scrollY self status top closed clientInformation visualViewport',
  ]
    .join(' ')
    .split(' ');

  for (const value of ['"a text"', 'document.createElement("nav")', 'undefined']) {
    it(`with variables named like globals that are ${value}`, async () => {
      const head = variables
        .map((name) => `<script>try { globalThis.${name} = ${value} } catch {}</script>`)
        .join('');
      expect(await open('/', shop(feedTag, head))).to.deep.equal({
        shown: wellShown,
        problems: [],
      });
    });
  }

  it('with functions named like interfaces of the DOM that other scripts never need', async () => {
    const names = ['Node', 'Text', 'Comment', 'Image', 'Option', 'Range', 'Selection', 'Request'];
    const head = names.map((name) => `<script>function ${name}() {}</script>`).join('');
    expect(await open('/', shop(feedTag, head))).to.deep.equal({ shown: wellShown, problems: [] });
  });
});
