import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from './chromium.js';
import { members } from './sandbox-client.js';
import type { TestServer } from './serve.js';
import { visit } from './visit.js';

/** A started example, and what its test knows about it. */
export interface ProxyExample {
  readonly browser: Browser;
  readonly server: TestServer;
  /** Signs a member in and returns the cookie. */
  signIn(member: string): Promise<string>;
  /** Sets a member's cookie in the browser. */
  signInBrowser(member: string): Promise<void>;
}

/** What must hold for each example of the proxy on any server. */
export function describeProxyExample(
  name: string,
  start: () => Promise<TestServer>,
  more: (example: ProxyExample) => void = () => {},
): void {
  describe(`the example of the proxy in ${name}`, function () {
    this.timeout(180_000);
    let browser: Browser;
    let server: TestServer;

    before(async () => {
      server = await start();
      browser = await launchChromium();
    });

    after(async () => {
      await browser?.close();
      await server?.stop();
    });

    const signIn = async (member: string): Promise<string> => {
      const url = `${server.origin}/sign-in?member=${encodeURIComponent(member)}`;
      const { headers } = await fetch(url, { method: 'POST' });
      return headers.getSetCookie()[0]?.split(';')[0] ?? '';
    };
    const signInBrowser = async (member: string): Promise<void> => {
      const [, value = ''] = (await signIn(member)).split('=');
      await browser.setCookie({ name: 'session', value, domain: '127.0.0.1', path: '/' });
    };
    const request = (path: string, Cookie = '', method = 'GET') =>
      fetch(`${server.origin}${path}`, { method, headers: { Cookie } });

    it('shows a member their activities, whatever the page asks for', async () => {
      const cookie = await signIn(members.one);
      const path = `/stamps/activities?user=${members.history}&user=${members.history}`;
      const response = await request(path, cookie);
      expect(response.status).to.equal(200);
      expect((await response.json()).activities).to.have.length(1);
      expect(response.headers.get('Stamps-Member-Key')).to.match(/^[\w-]{22}$/);
      expect(response.headers.get('Cache-Control')).to.equal('private, no-store');
      const group = await request('/stamps/activities/by-merchant-group?merchant_id=2', cookie);
      expect(group.status).to.equal(200);
    });

    it('refuses everyone else', async () => {
      const cookie = await signIn(members.one);
      expect((await request('/stamps/activities?user=one@example.com')).status).to.equal(401);
      expect((await request('/stamps/activities', 'session=forged')).status).to.equal(401);
      expect((await request('/stamps/members', cookie)).status).to.equal(404);
      expect((await request('/stamps/activities', '', 'POST')).status).to.equal(405);
    });

    it('answers HEAD and OPTIONS', async () => {
      const cookie = await signIn(members.one);
      expect((await request('/stamps/activities', cookie, 'HEAD')).status).to.equal(200);
      const options = await request('/stamps/activities', cookie, 'OPTIONS');
      expect(options.headers.get('Allow')).to.equal('GET, HEAD, OPTIONS');
    });

    it('has a page with a feed', async () => {
      await signInBrowser(members.one);
      const { page, problems } = await visit(browser, `${server.origin}/`);
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.activities.length === 1,
        { timeout: 30_000 },
      );
      expect(problems).to.deep.equal([]);
      await page.close();
    });

    more({
      get browser() {
        return browser;
      },
      get server() {
        return server;
      },
      signIn,
      signInBrowser,
    });
  });
}
