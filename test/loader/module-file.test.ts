import { runInThisContext } from 'node:vm';
import { expect } from 'chai';
import { loaderTag, script, target, useLoaderTab } from './loader-page.js';

const configured = 'data-api-url="/stamps"';

describe('the loader requests the module file', () => {
  const tab = useLoaderTab();

  const places: Readonly<Record<string, readonly [tag: string, request: string]>> = {
    'beside itself': [loaderTag(configured, '/a/b.c'), '/a/b.c/stamps-activity-feed.js'],
    'with the version of its own URL': [
      loaderTag(configured).replace('.js"', '.js?v=1.2/3"'),
      '/stamps-activity-feed.js?v=1.2/3',
    ],
    'without the fragment of its own URL': [
      loaderTag(configured).replace('.js"', '.js?v=1#a/b"'),
      '/stamps-activity-feed.js?v=1',
    ],
    'at the URL in the configuration': [
      script('window.stampsActivityFeed = { moduleUrl: "/cdn/feed.js" }') + loaderTag(configured),
      '/cdn/feed.js',
    ],
    'at the URL in its own tag': [
      loaderTag(`${configured} data-module-url="/cdn/feed.js?x"`),
      '/cdn/feed.js?x',
    ],
  };
  for (const [name, [tag, request]] of Object.entries(places)) {
    it(name, async () => {
      await tab.open(tag + target());
      expect(tab.requests).to.deep.equal([request]);
      expect(await tab.page.$$('div > stamps-activity-feed')).to.have.length(1);
      expect(tab.problems).to.deep.equal([]);
    });
  }

  const object = 'window.stampsActivityFeed = { apiUrl: "/stamps", moduleUrl: "/feed.js" };';

  it('with its own nonce', async () => {
    const policy = "script-src 'nonce-abc'";
    await tab.open(loaderTag(`${configured} nonce="abc"`) + target(), policy);
    expect([tab.requests, tab.problems]).to.deep.equal([['/stamps-activity-feed.js'], []]);
  });

  it('with the nonce of another script, if it is run without its tag', async () => {
    const policy = "script-src 'nonce-abc' 'unsafe-eval'";
    const run = `<script nonce="abc">${object} setTimeout(${JSON.stringify(tab.code)})</script>`;
    await tab.open(target() + run, policy);
    await tab.page.waitForSelector('stamps-activity-feed');
    expect(tab.requests).to.deep.equal(['/feed.js']);
  });

  it('through a Trusted Types policy of its own', async () => {
    const policy = "require-trusted-types-for 'script'; trusted-types stamps-activity-feed";
    await tab.open(loaderTag(configured) + target(), policy);
    expect([tab.requests, tab.problems]).to.deep.equal([['/stamps-activity-feed.js'], []]);
  });

  it('in a browser without Trusted Types', async () => {
    await tab.open(script('delete window.trustedTypes') + loaderTag(configured) + target());
    expect([tab.requests, tab.problems]).to.deep.equal([['/stamps-activity-feed.js'], []]);
  });

  it('with elements on the page that are named like properties of the document', async () => {
    const names =
      'createElement querySelectorAll currentScript readyState documentElement addEventListener createEvent';
    const images = names
      .split(' ')
      .map((name) => `<img name="${name}">`)
      .join('');
    await tab.open(images + loaderTag(configured) + target());
    expect([tab.requests, tab.problems]).to.deep.equal([['/stamps-activity-feed.js'], []]);
  });

  it('with list methods that a library replaced', async () => {
    const replace = script('Array.prototype.forEach = NodeList.prototype.forEach = null');
    await tab.open(replace + loaderTag(configured) + target());
    expect([tab.requests, tab.problems]).to.deep.equal([['/stamps-activity-feed.js'], []]);
  });

  const old: Readonly<Record<string, string>> = {
    modules: 'delete HTMLScriptElement.prototype.noModule',
    'custom elements': 'Object.defineProperty(window, "customElements", { value: undefined })',
    'the selectors that it uses': 'CSS.supports = function () { return false; }',
  };
  for (const [what, code] of Object.entries(old)) {
    it(`not in a browser without ${what}, where the content stays`, async () => {
      await tab.open(script(code) + loaderTag(configured) + target('Ask us', 'data-token="x"'));
      expect([tab.requests, tab.problems]).to.deep.equal([[], []]);
      expect(await tab.html()).to.equal(
        '<div data-stamps-activity-feed="" data-token="x">Ask us</div>',
      );
    });
  }

  it('not where there is no document', () => {
    const before = Object.keys(globalThis);
    runInThisContext(tab.codeForNode);
    expect(Object.keys(globalThis)).to.deep.equal(before);
  });
});
