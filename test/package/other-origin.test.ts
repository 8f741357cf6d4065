import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import { createProxy, serveWithProxy } from '../support/proxy-site.js';
import { members } from '../support/sandbox-client.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles, visit } from '../support/visit.js';

/** The page of a shop whose back end is on another origin. */
const shopPage = (backend: string, attributes: string) => `<!doctype html>
<html lang="en">
  <head><title>Shop</title><script type="module" src="/stamps-activity-feed.js"></script></head>
  <body><stamps-activity-feed api-url="${backend}/stamps" ${attributes}></stamps-activity-feed></body>
</html>`;

/** The same server on the other name of this machine: another site. */
const onLocalhost = (origin: string) => origin.replace('127.0.0.1', 'localhost');

describe('a back end on another origin, in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let shop: TestServer;
  /** A back end that allows the shop's origins, and one that allows none. */
  let backend: TestServer;
  let closedBackend: TestServer;

  before(async () => {
    const page = (attributes: string) => async () =>
      new Response(shopPage(backend.origin, attributes), {
        headers: { 'Content-Type': 'text/html' },
      });
    shop = await servePages({
      '/': page('credentials="include"'),
      '/silent': page(''),
      '/closed': async () =>
        new Response(shopPage(closedBackend.origin, 'credentials="include"'), {
          headers: { 'Content-Type': 'text/html' },
        }),
    });
    backend = await serveWithProxy({}, createProxy([shop.origin, onLocalhost(shop.origin)]));
    closedBackend = await serveWithProxy({});
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await Promise.all([shop, backend, closedBackend].map((server) => server?.stop()));
  });

  /** Signs in at the back end. A cookie for other sites has to say so, and is sent over https or to localhost. */
  const signIn = (value: string, isOtherSite: boolean) =>
    browser.setCookie({
      name: 'session',
      value,
      domain: '127.0.0.1',
      path: '/',
      ...(isOtherSite ? { sameSite: 'None' as const, secure: true } : {}),
    });

  const stateOf = (page: Page) =>
    page.$eval('stamps-activity-feed', ({ status, error }) => [status, error?.code ?? null]);

  /** Whether the browser sends the cookies of the back end, when a script asks for it. */
  const sendsCookies = (page: Page) =>
    page.evaluate(
      async (url) => (await fetch(url, { credentials: 'include' })).ok,
      `${backend.origin}/stamps/activities`,
    );

  const failed = (page: Page) =>
    page.waitForFunction(() => document.querySelector('stamps-activity-feed')?.status === 'error');

  for (const [title, isOtherSite] of [
    ['another origin of one site', false],
    ['another site', true],
  ] as const) {
    const origin = () => (isOtherSite ? onLocalhost(shop.origin) : shop.origin);

    it(`${title}: the signed-in member's pages load, and another member's replace them`, async () => {
      await signIn('a', isOtherSite);
      const { page, problems } = await visit(browser, origin());
      if (!(await sendsCookies(page))) {
        // Debian's Chromium sends none to another site: the member is not signed in there.
        expect(isOtherSite).to.equal(true);
        await failed(page);
        expect(await stateOf(page)).to.deep.equal(['error', 'unauthorized']);
        await page.close();
        return;
      }
      const first = await rowTitles(page, 20);
      await page.click('stamps-activity-feed >>> button[part~=load-more]');
      expect((await rowTitles(page, 40)).slice(0, 20)).to.deep.equal(first);
      expect(problems).to.deep.equal([]);
      expect(await page.content()).to.not.include(members.fortyOne);
      await signIn('unknown', isOtherSite);
      await page.click('stamps-activity-feed >>> button[part~=load-more]');
      await failed(page);
      // The member key can be read across origins, so the rows of the member who left are gone.
      expect(await stateOf(page)).to.deep.equal(['error', 'unauthorized']);
      expect(await page.$$('stamps-activity-feed >>> article')).to.have.length(0);
      await page.close();
    });

    it(`${title}: without credentials the feed is idle, and the console says what to do`, async () => {
      await signIn('a', isOtherSite);
      const { page, problems } = await visit(browser, `${origin()}/silent`);
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.status === 'idle',
      );
      expect(await stateOf(page)).to.deep.equal(['idle', null]);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.contain('credentials="include"');
      await page.close();
    });

    it(`${title}: a back end that does not allow this origin is a network error`, async () => {
      await signIn('a', isOtherSite);
      const { page } = await visit(browser, `${origin()}/closed`);
      await failed(page);
      expect(await stateOf(page)).to.deep.equal(['error', 'network']);
      await page.close();
    });
  }
});
