import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { startChild, startNext } from '../support/child-server.js';
import { launchChromium } from '../support/chromium.js';
import { members } from '../support/sandbox-client.js';
import type { TestServer } from '../support/serve.js';
import { visit } from '../support/visit.js';

/** How each example is started. */
const examples: Readonly<Record<string, () => Promise<TestServer>>> = {
  'node:http': () => startChild(['demo/proxy/node.js']),
  Express: () => startChild(['demo/proxy/express.js']),
  Next: startNext,
};

describe('the examples of the proxy', function () {
  this.timeout(120_000);
  let browser: Browser;

  before(async () => {
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
  });

  for (const [name, start] of Object.entries(examples)) {
    describe(name, () => {
      let server: TestServer;

      before(async () => {
        server = await start();
      });

      after(async () => {
        await server?.stop();
      });

      const signIn = async (member: string): Promise<string> => {
        const url = `${server.origin}/sign-in?member=${encodeURIComponent(member)}`;
        const { headers } = await fetch(url, { method: 'POST' });
        return headers.getSetCookie()[0]?.split(';')[0] ?? '';
      };
      const ask = (path: string, Cookie = '', method = 'GET') =>
        fetch(`${server.origin}${path}`, { method, headers: { Cookie } });

      it('shows a member their activities, whatever the page asks for', async () => {
        const cookie = await signIn(members.one);
        const path = `/stamps/activities?user=${members.history}&user=${members.history}`;
        const answer = await ask(path, cookie);
        expect(answer.status).to.equal(200);
        expect((await answer.json()).activities).to.have.length(1);
        expect(answer.headers.get('Stamps-Member-Key')).to.match(/^[\w-]{22}$/);
        expect(answer.headers.get('Cache-Control')).to.equal('private, no-store');
        const group = await ask('/stamps/activities/by-merchant-group?merchant_id=2', cookie);
        expect(group.status).to.equal(200);
      });

      it('lets nobody else in', async () => {
        expect((await ask('/stamps/activities?user=one@example.com')).status).to.equal(401);
        expect((await ask('/stamps/activities', 'session=forged')).status).to.equal(401);
        expect((await ask('/stamps/members', await signIn(members.one))).status).to.equal(404);
        expect((await ask('/stamps/activities', '', 'POST')).status).to.equal(405);
      });

      it('answers HEAD and OPTIONS', async () => {
        const cookie = await signIn(members.one);
        expect((await ask('/stamps/activities', cookie, 'HEAD')).status).to.equal(200);
        const options = await ask('/stamps/activities', cookie, 'OPTIONS');
        expect(options.headers.get('Allow')).to.equal('GET, HEAD, OPTIONS');
      });

      it('has a page with a feed', async () => {
        const [, value = ''] = (await signIn(members.one)).split('=');
        await browser.setCookie({ name: 'session', value, domain: '127.0.0.1', path: '/' });
        const { page, problems } = await visit(browser, `${server.origin}/`);
        await page.waitForFunction(
          () => document.querySelector('stamps-activity-feed')?.activities.length === 1,
          { timeout: 10_000 },
        );
        expect(problems.filter((text) => !/favicon|404/.test(text))).to.deep.equal([]);
        await page.close();
      });

      if (name !== 'Next') return;
      it('has a page whose rows its server writes, and the feed takes over', async () => {
        const [, value = ''] = (await signIn(members.forty)).split('=');
        await browser.setCookie({ name: 'session', value, domain: '127.0.0.1', path: '/' });
        const { page, problems } = await visit(browser, 'about:blank');
        const asked: string[] = [];
        page.on('request', (request) => {
          if (request.url().includes('/stamps/')) asked.push(new URL(request.url()).search);
        });
        await page.setJavaScriptEnabled(false);
        await page.goto(`${server.origin}/account`);
        expect(await page.$$('stamps-activity-feed >>> article')).to.have.length(20);
        await page.setJavaScriptEnabled(true);
        await page.reload();
        await page.waitForFunction(
          () => document.querySelector('stamps-activity-feed')?.activities?.length === 20,
        );
        expect(asked).to.deep.equal([]);
        await page.$eval('stamps-activity-feed', (feed) => feed.loadMore());
        expect(await page.$$('stamps-activity-feed >>> article')).to.have.length(40);
        expect(asked).to.have.length(1);
        expect(problems.filter((text) => !/favicon|404/.test(text))).to.deep.equal([]);
        await page.close();
      });
    });
  }
});
