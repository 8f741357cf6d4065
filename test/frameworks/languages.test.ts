import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { createSandbox } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import { members } from '../support/sandbox-client.js';
import { visit } from '../support/visit.js';
import { type Language, languages } from './languages.js';

/** The merchant's row templates, which template languages must not change. */
const templates = [
  '<template slot="transaction"><a class="receipt" href="/receipts/[[raw.transaction.invoice_number]]"><b title="[[store]]">[[title]]</b> <i>[[stamps]]</i></a></template>',
  '<template slot="activity"><p class="other">[[title]]: [[notes]]</p></template>',
];

const markup = ({ attribute }: Language): string =>
  `<stamps-activity-feed api-url="/api/v3" ${attribute('user')} ${attribute('token')}>${templates.join('')}</stamps-activity-feed>`;

const page = (body: string) =>
  `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head><body>${body}<script type="module" src="/stamps-activity-feed.js"></script></body></html>`;

describe('a template in', function () {
  this.timeout(60_000);
  let browser: Browser;
  let token: string;

  before(async () => {
    browser = await launchChromium();
    token = await createSandbox().issueToken();
  });

  after(async () => {
    await browser?.close();
  });

  for (const [name, language] of Object.entries(languages)) {
    it(`${name} is left unchanged by its compiler, and shows rows`, async () => {
      const html = await language.toHtml(markup(language), { user: members.history, token });
      const found = [...html.matchAll(/<template.*?<\/template>/gs)].map(([text]) => text);
      expect(found).to.deep.equal(templates);

      const isTag = name === 'a tag manager';
      const server = await servePages({ '/': page(isTag ? '' : html) });
      const { page: opened, problems } = await visit(browser, server.origin);
      // A tag manager inserts its markup into a loaded page.
      if (isTag) {
        await opened.evaluate((tag) => {
          document.body.append(document.createRange().createContextualFragment(tag));
        }, html);
      }
      await opened.waitForFunction(
        () => document.querySelectorAll('[data-stamps-row]').length === 20,
        { timeout: 10_000 },
      );
      const receipts = await opened.$$eval('a.receipt', (links) =>
        links.map((link) => `${link.getAttribute('href')} ${link.textContent}`),
      );
      expect(receipts).to.have.length.greaterThan(5);
      for (const receipt of receipts) {
        expect(receipt).to.match(/^\/receipts\/INV%2F[\w%-]+ \S.* [+−]\d+$/);
      }
      expect(await opened.$$('p.other')).to.have.length(20 - receipts.length);
      expect(problems).to.deep.equal([]);
      await opened.close();
      await server.stop();
    });
  }
});
