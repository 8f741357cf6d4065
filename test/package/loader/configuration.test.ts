import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { type LoaderPages, loaderFile, loaderTag, place, serveLoaderPages } from './loader-page.js';

const plainTag = `<script src="${loaderFile}"></script>`;
const script = (code: string) => `<script>${code}</script>`;

/** What a feed is configured with. */
const readFeed = () => {
  const feed = document.querySelector('stamps-activity-feed');
  return (
    feed?.matches(':defined') && {
      apiUrl: feed.apiUrl,
      user: feed.user ?? '',
      merchantIds: feed.merchantIds.join(),
      restore: feed.restore,
      hasFetch: typeof feed.fetch,
    }
  );
};

const nothing = { user: '', merchantIds: '', restore: false, hasFetch: 'undefined' };

describe('the configuration of the loader', function () {
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

  const configured: Readonly<Record<string, readonly [head: string, expected: object]>> = {
    'an object of the page': [
      script(
        'window.stampsActivityFeed = { apiUrl: "/stamps", user: "a@b.example", merchantIds: [2, 5], restore: true, fetch: function (a, b) { return fetch(a, b); } }',
      ) + plainTag,
      {
        apiUrl: '/stamps',
        user: 'a@b.example',
        merchantIds: '2,5',
        restore: true,
        hasFetch: 'function',
      },
    ],
    'the loader’s own tag': [
      loaderTag.replace(' ', ' data-merchant-ids="2,5" data-restore data-user="a@b.example" '),
      { ...nothing, apiUrl: '/stamps', user: 'a@b.example', merchantIds: '2,5', restore: true },
    ],
    'both, of which the object wins': [
      script('var stampsActivityFeed = { apiUrl: "/stamps?own" }') + loaderTag,
      { ...nothing, apiUrl: '/stamps?own' },
    ],
    'an object with options that the element does not have': [
      script('window.stampsActivityFeed = Object.freeze({ apiUrl: "/stamps", later: true })') +
        plainTag,
      { ...nothing, apiUrl: '/stamps' },
    ],
  };
  for (const [name, [head, expected]] of Object.entries(configured)) {
    it(`is taken from ${name}`, async () => {
      const { page, problems } = await server.open(browser, head, place());
      const read = await page.waitForFunction(readFeed);
      expect(await read.jsonValue()).to.deep.equal(expected);
      expect(problems.filter((text) => text.includes('stamps'))).to.deep.equal([]);
      await page.close();
    });
  }

  const refused: Readonly<Record<string, string>> = {
    'nothing at all': plainTag,
    'an element': `<a id="stampsActivityFeed" href="/stamps"></a>${plainTag}`,
    'a form with fields': `<form id="stampsActivityFeed"><input name="apiUrl" value="/stamps"></form>${plainTag}`,
    'a frame': `<iframe name="stampsActivityFeed" srcdoc="<a id=apiUrl href=/stamps>"></iframe>${plainTag}`,
    'two elements with one name': `<a id="stampsActivityFeed"></a><a id="stampsActivityFeed" name="apiUrl" href="/stamps"></a>${plainTag}`,
    'an element that a script took over': `<form id="stampsActivityFeed"><input name="apiUrl"></form>${script(
      'window.stampsActivityFeed = window.stampsActivityFeed || { apiUrl: "/stamps" }',
    )}${plainTag}`,
    'what a library added to all objects':
      script('Object.prototype.apiUrl = "/stamps"; window.stampsActivityFeed = {}') + plainTag,
    'an object with another prototype':
      script('window.stampsActivityFeed = Object.create({ apiUrl: "/stamps" })') + plainTag,
    'another script with the loader’s name': `<script type="text/plain" data-api-url="/stamps" src="/x/stamps-activity-feed.loader.js"></script>${plainTag}<script type="text/plain" data-api-url="/stamps" src="/y/stamps-activity-feed.loader.js"></script>`,
  };
  for (const [name, body] of Object.entries(refused)) {
    it(`is not taken from ${name}`, async () => {
      const { page, problems, modules } = await server.open(browser, '', place() + place() + body);
      expect(problems).to.have.length(1);
      expect(problems[0]).to.match(
        /^stamps-activity-feed: No feed is shown: apiUrl is not configured\. Set it in the page: <script>window\.stampsActivityFeed = \{ apiUrl:/,
      );
      expect(await page.$$('stamps-activity-feed')).to.have.length(0);
      expect(modules).to.deep.equal([]);
      await page.close();
    });
  }

  it('is not taken from the place, which says so once for each attribute', async () => {
    const attributes = 'data-api-url="/evil" data-token="secret" data-initial-page="{}"';
    const opened = await server.open(browser, loaderTag, place(attributes) + place(attributes));
    const { page, problems } = opened;
    await page.waitForFunction(
      () => document.querySelectorAll('div > stamps-activity-feed:defined').length === 2,
    );
    await page.$eval('[data-stamps-activity-feed]', (it) => {
      it.setAttribute('data-token-url', '/account/delete');
      it.setAttribute('data-label', 'Later');
    });
    await page.waitForFunction(() => document.querySelector('stamps-activity-feed[label="Later"]'));
    expect(problems.sort()).to.deep.equal([
      'stamps-activity-feed: data-api-url is ignored, because content does not configure the feed. Set it in the page: <script>window.stampsActivityFeed = { apiUrl: ... }</script>',
      'stamps-activity-feed: data-initial-page is ignored, because content does not configure the feed.',
      'stamps-activity-feed: data-token is ignored, because content does not configure the feed. Set it in the page: <script>window.stampsActivityFeed = { token: ... }</script>',
      'stamps-activity-feed: data-token-url is ignored, because content does not configure the feed. Set it in the page: <script>window.stampsActivityFeed = { tokenUrl: ... }</script>',
    ]);
    const feeds = await page.$$eval('stamps-activity-feed', (all) =>
      all.map((feed) => [feed.apiUrl, feed.token, feed.tokenUrl, feed.initialPage]),
    );
    const own = ['/stamps', undefined, undefined, undefined].map((it) => it ?? null);
    expect(JSON.parse(JSON.stringify(feeds))).to.deep.equal([own, own]);
    await page.close();
  });

  for (const templates of ['false', '"true"', '1', 'undefined']) {
    it(`brings no templates with templates: ${templates}`, async () => {
      const head = `${script(`window.stampsActivityFeed = { templates: ${templates} }`)}${loaderTag}`;
      const content = '<div data-slot="activity">[[title]]</div><p data-slot="header">Yours</p>';
      const { page, problems } = await server.open(browser, head, place('', content));
      await page.waitForFunction(
        () => (document.querySelector('stamps-activity-feed')?.activities?.length ?? 0) > 0,
      );
      expect(await page.$$('[data-stamps-row], template')).to.have.length(0);
      expect(await page.$$('stamps-activity-feed > [slot=header]')).to.have.length(1);
      expect(problems).to.deep.equal([
        'stamps-activity-feed: data-slot="activity" is ignored. Templates in content need templates: true in the configuration of the page.',
      ]);
      await page.close();
    });
  }
});
