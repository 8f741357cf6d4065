import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serve, type TestServer } from '../../support/serve.js';
import { rowTitles } from '../../support/visit.js';
import { contentGadgets, sink } from './content-gadgets.js';
import { type LoaderPages, loaderTag, serveLoaderPages } from './loader-page.js';

const purify = '<script src="/hostile/node_modules/dompurify/dist/purify.min.js"></script>';

const review = '<article id="review"></article>';
const script = (code: string) => `<script>${code}</script>`;

/** How a page inserts what a visitor wrote. */
const sanitizers = {
  DOMPurify: 'review.innerHTML = DOMPurify.sanitize(written)',
  setHTML: 'review.setHTML(written)',
} as const;

const moments = {
  'before the loader': (put: string) => `<script>${put}</script>${loaderTag}`,
  'while rows are shown': (put: string) =>
    `${loaderTag}<div data-stamps-activity-feed id="own"></div><script>
      document.addEventListener('stamps-load', function () { ${put} }, { once: true });
    </script>`,
} as const;

describe('content of a page with the loader', function () {
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

  /** Opens a page with the content, and returns all requests once the feeds have their rows. */
  const visitContent = async (written: string, put: string, moment: (put: string) => string) => {
    const configuration = `<script>window.stampsActivityFeed = { templates: true };</script>`;
    const code = `var written = ${JSON.stringify(written).replaceAll('</', '<\\/')}; ${put};`;
    const { page, requests } = await server.open(
      browser,
      purify + configuration,
      `${review}${moment(code)}${'<div data-stamps-activity-feed id="last"></div>'}`,
    );
    await page.waitForFunction(() => {
      const feeds = [...document.querySelectorAll('stamps-activity-feed')];
      const areReady = feeds.every(
        (feed) => feed.matches(':not(:defined)') || feed.activities.length > 0,
      );
      return document.querySelector('#last > stamps-activity-feed') && areReady;
    });
    // By the next frame, everything that the rows would fetch has been requested.
    await page.evaluate(() => new Promise(requestAnimationFrame));
    return { page, requests };
  };

  const expectNothingSent = async (
    written: string,
    put: string,
    moment: (put: string) => string,
  ) => {
    const { page, requests } = await visitContent(written, put, moment);
    expect(requests.filter((it) => !it.startsWith('GET '))).to.deep.equal([]);
    // The content's own images are requested before there is a template.
    const isSent = (text: string) => text.includes(sink) && !/\[\[|%5B%5B/.test(text);
    expect(requests.filter(isSent)).to.deep.equal([]);
    const paths = requests
      .filter((it) => !it.includes(sink))
      .map((it) => new URL(it.replace('GET ', '')).pathname);
    for (const path of paths) {
      expect(path).to.match(
        /^\/(page-|hostile\/|favicon\.ico$|stamps\/activities$|stamps-activity-feed\.)/,
      );
    }
    // What a click would send.
    const attributes = await page.$$eval('[data-stamps-row] *', (all) =>
      all.flatMap((it) => [...it.attributes].map(({ name, value }) => `${name}=${value}`)),
    );
    expect(attributes.filter((it) => !/^(class|fill)=/.test(it))).to.deep.equal([]);
    expect(await page.$$('option stamps-activity-feed')).to.have.length(0);
    await page.close();
  };

  for (const [name, written] of Object.entries(contentGadgets)) {
    it(`sends nothing of a visitor with ${name}`, async () => {
      await expectNothingSent(written, sanitizers.DOMPurify, moments['before the loader']);
    });
  }

  for (const [sanitizer, put] of Object.entries(sanitizers)) {
    for (const [when, moment] of Object.entries(moments)) {
      it(`sends nothing of a visitor with all of these ${when}, under ${sanitizer}`, async () => {
        await expectNothingSent(Object.values(contentGadgets).join(''), put, moment);
      });
    }
  }

  describe('with a style that the sanitizer lets through', () => {
    let foreign: TestServer;
    let heard: string[] = [];

    before(async () => {
      foreign = await serve(async ({ url }) => {
        heard.push(new URL(url).pathname);
        return new Response(null, { status: 204 });
      });
    });

    after(() => foreign?.stop());

    /** Shows a feed that the content styles. */
    const visitStyled = async (policy?: string) => {
      const style = `x<style>@font-face { font-family: leak; src: url(${foreign.origin}/font) }
        stamps-activity-feed { background: url(${foreign.origin}/image); font-family: leak }</style>`;
      const put = `review.innerHTML = DOMPurify.sanitize(${JSON.stringify(style).replaceAll('</', '<\\/')})`;
      const body = `${review}${script(put)}<div data-stamps-activity-feed></div>${loaderTag}`;
      heard = [];
      const opened = await server.open(browser, purify, body, policy);
      await rowTitles(opened.page, 20);
      await opened.page.waitForNetworkIdle();
      await opened.page.close();
      return opened.problems.join();
    };

    it('tells a foreign server by pictures and fonts that there is a feed', async () => {
      await visitStyled();
      expect(heard).to.include.members(['/font', '/image']);
    });

    it('tells it nothing under the policy that SECURITY.md names', async () => {
      const security = await readFile('SECURITY.md', 'utf8');
      const [policy = ''] = /img-src 'self'; font-src 'self'/.exec(security) ?? [];
      expect(await visitStyled(policy))
        .to.include('img-src')
        .and.to.include('font-src');
      expect(heard).to.deep.equal([]);
    });
  });
});
