import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { merchantServer } from '../../src/cli/merchant-server.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';
import { elementAttributes } from '../../tools/loader-constants.js';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import { members } from '../support/sandbox-client.js';
import { serve, type TestServer } from '../support/serve.js';
import { visit } from '../support/visit.js';
import { needsWordPress, signIn, startWordPress, type WordPress } from './wordpress/wordpress.js';

const slots = `<h2 data-slot="header" hidden>Your stamps</h2>
<div data-slot="transaction" hidden><p class="receipt">[[title]] <b>[[reference]]</b></p></div>`;

/** An author's attempt to send a reader's rows to another server. */
const gadget = `<div data-stamps-activity-feed data-api-url="/stolen" data-token-url="/account/delete" data-user="x">
<div data-slot="activity"><img src="/stolen/[[notes]]?[[reference]]" /><a class="receipt" href="/stolen/[[id]]">[[title]]</a></div></div>`;

/** The site's own code, in the plugin's configuration. */
const config = `$wp_filter = array( 'stamps_activity_feed_configuration' => array( 10 => array( array(
  'function' => function ( $it ) { return array( 'merchantIds' => '2,5', 'templates' => true ) + $it; },
  'accepted_args' => 1 ) ) ) );`;

/** An author's attempts to set attributes of the element and to run code. */
const forged =
  '[stamps_activity_feed token="x" token-url="/x" user="x" api-url="https://evil.example" onclick="alert(1)" label=\'"><img src=x onerror=alert(1)>\']';

const posts = {
  stamps: `[stamps_activity_feed group-by="day" merchant_ids="99" auto-load]${slots}[/stamps_activity_feed]`,
  block: '<!-- wp:stamps/activity-feed {"groupBy":"none","types":"redemption","align":"wide"} /-->',
  totals:
    '<!-- wp:stamps/activity-feed {"groupTotals":true,"filters":true,"unit":"point points"} /-->',
  raw: `<div data-stamps-activity-feed data-group-by="day" onclick="alert(1)">${slots}<script>alert(1)</script></div>`,
  forged,
  gadget: `${gadget}[stamps_activity_feed]`,
};

describe('a WordPress page', function () {
  this.timeout(120_000);
  needsWordPress(this);
  let site: WordPress;
  let api: TestServer;
  let browser: Browser;

  before(async () => {
    api = await serve(createSandbox());
    site = await startWordPress({
      apiUrl: `${api.origin}/api/v3`,
      accounts: { a: members.fortyOne },
      posts,
      // The token comes from the settings page, as on most sites.
      config,
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await site?.stop();
    await api?.stop();
  });

  const open = async (path: string, account = '', prepare?: (page: Page) => unknown) => {
    const cookies = account ? await signIn(site.origin, account) : '';
    const context = await browser.createBrowserContext();
    for (const cookie of cookies.split('; ').filter(Boolean)) {
      const [name = '', value = ''] = cookie.split('=');
      await context.setCookie({ name, value, domain: '127.0.0.1', path: '/' });
    }
    return visit(context as unknown as Browser, `${site.origin}${path}`, prepare);
  };

  it('has a settings page that accepts the token, and never shows it', async () => {
    const { token, merchantId } = sandboxCredentials.group;
    const { page } = await open('/wp-admin/options-general.php?page=stamps-activity-feed', 'admin');
    expect(await page.$$eval('.notice-warning', (all) => all.length)).to.equal(2);
    await page.type('#stamps-token', token);
    await page.type('#stamps-merchant', String(merchantId));
    await page.click('input[name$="[by_email]"]');
    await Promise.all([page.waitForNavigation(), page.click('#submit')]);
    expect(await page.$$eval('.notice-warning', (all) => all.length)).to.equal(0);
    expect(await page.content()).to.not.include(token);
    // Saving the form without a token keeps the token.
    await Promise.all([page.waitForNavigation(), page.click('#submit')]);
    expect(await site.evaluate("echo get_option( 'stamps_activity_feed' )['token'];")).to.equal(
      token,
    );
    const { page: other } = await open(
      '/wp-admin/options-general.php?page=stamps-activity-feed',
      'a',
    );
    expect(await other.content()).to.not.include('stamps-token');
  });

  it('shows a member their rows by the shortcode, with the author’s slots', async () => {
    const { page, problems } = await open('/stamps/', 'a');
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('.receipt b')].filter((it) => it.textContent.match(/^INV/))
          .length > 3,
    );
    expect(problems).to.deep.equal([]);
    const read = await page.$eval('stamps-activity-feed', (feed) => ({
      attributes: [feed.groupBy, feed.merchantIds.join(), feed.autoLoad],
      heading: feed.querySelector('h2')?.checkVisibility(),
      place: feed.parentElement?.className,
    }));
    expect(read).to.deep.equal({
      attributes: ['day', '2,5', true],
      heading: true,
      place: 'stamps-activity-feed',
    });
    expect(await page.content()).to.not.include(sandboxCredentials.group.token);
  });

  it('shows a member their rows by the block', async () => {
    const { page, problems } = await open('/block/', 'a');
    await page.waitForFunction(
      () => (document.querySelector('stamps-activity-feed')?.activities.length ?? 0) > 0,
    );
    const read = await page.$eval('stamps-activity-feed', (feed) => [
      feed.groupBy,
      feed.types.join(),
      feed.parentElement?.className,
    ]);
    expect(read).to.deep.equal(['none', 'redemption', 'alignwide wp-block-stamps-activity-feed']);
    expect(problems).to.deep.equal([]);
  });

  it('has totals, filters and a unit by the block, and knows where to sign in', async () => {
    const { page, problems } = await open('/totals/', 'a');
    await page.waitForFunction(
      () => (document.querySelector('stamps-activity-feed')?.activities.length ?? 0) > 0,
    );
    const read = await page.$eval('stamps-activity-feed', (feed) => ({
      properties: [feed.groupTotals, feed.filters.length, feed.unit],
      label: feed.shadowRoot?.querySelector('[role=feed]')?.getAttribute('aria-label'),
      signIn: feed.signInUrl,
    }));
    expect(read.properties).to.deep.equal([true, 5, 'point points']);
    expect(read.label).to.equal('Points activity');
    expect(read.signIn).to.match(/^\/wp-login\.php\?redirect_to=.+totals/);
    expect(problems).to.deep.equal([]);
  });

  it('asks a signed-out visitor to sign in, and loads nothing', async () => {
    for (const path of ['/stamps/', '/block/']) {
      const { page } = await open(path);
      const html = await page.content();
      expect(html).to.include('Sign in to see your stamps.').and.to.include('/wp-login.php');
      expect(html).to.not.match(/X-WP-Nonce|activity-feed\.loader|data-stamps-activity-feed/);
    }
  });

  it('keeps an author from setting api-url and user', async () => {
    const { page, problems } = await open('/forged/', 'a');
    await page.waitForFunction(() => document.querySelector('stamps-activity-feed:defined'));
    const attributes = await page.$eval('[data-stamps-activity-feed]', (it) =>
      it.getAttributeNames().sort(),
    );
    expect(attributes).to.deep.equal(['class', 'data-label', 'data-stamps-activity-feed']);
    const apiUrl = await page.$eval('stamps-activity-feed', (feed) => feed.apiUrl);
    expect(apiUrl).to.equal('/wp-json/stamps/v1');
    expect(await page.$$('article img, .entry-content img')).to.have.length(0);
    expect(problems).to.deep.equal([]);
  });

  it('sends no data of a reader to a server that an author chose', async () => {
    const requested: string[] = [];
    const { page, problems } = await open('/gadget/', 'a', (it) =>
      it.on('request', (request) => requested.push(`${request.method()} ${request.url()}`)),
    );
    await page.waitForFunction(
      () =>
        document.querySelectorAll('stamps-activity-feed').length === 2 &&
        [...document.querySelectorAll('stamps-activity-feed')].every(
          (feed) => feed.activities.length > 0,
        ) &&
        document.querySelector('stamps-activity-feed a.receipt'),
    );
    expect(requested.filter((it) => /\/stolen\/(?!\[\[|%5B)|account/.test(it))).to.deep.equal([]);
    expect(requested.filter((it) => it.startsWith('POST'))).to.deep.equal([]);
    expect(await page.$$('stamps-activity-feed :is(img, a[href])')).to.have.length(0);
    expect(problems.join('\n')).to.include('data-api-url is ignored');
  });

  it('has a block that works in the editor', async () => {
    const { page, problems } = await open('/wp-admin/post-new.php', 'admin');
    await page.waitForFunction(() =>
      Reflect.get(globalThis, 'wp')?.blocks?.getBlockType('stamps/activity-feed'),
    );
    const shown = await page.evaluate(`(async () => {
      var block = wp.blocks.createBlock('stamps/activity-feed', { groupBy: 'day' });
      var edit = wp.blocks.getBlockType('stamps/activity-feed').edit;
      wp.data.dispatch('core/block-editor').insertBlock(block);
      return [typeof edit, wp.blocks.serialize([block])].join();
    })()`);
    expect(shown).to.equal('function,<!-- wp:stamps/activity-feed {"groupBy":"day"} /-->');
    const placeholder = await page.waitForFunction(() => {
      const frame = document.querySelector<HTMLIFrameElement>('iframe[name="editor-canvas"]');
      const root = frame?.contentDocument ?? document;
      return root.querySelector('[data-type="stamps/activity-feed"] .components-placeholder')
        ?.textContent;
    });
    expect(await placeholder.jsonValue()).to.include('Stamps activity');
    expect(problems.filter((text) => /stamps/.test(text))).to.deep.equal([]);
  });

  it('keeps the HTML of an author that the loader needs', async () => {
    const saved = await site.evaluate(
      "echo get_page_by_path( 'raw', OBJECT, 'post' )->post_content;",
    );
    expect(saved).to.include('data-stamps-activity-feed').and.to.include('data-slot="transaction"');
    expect(saved).to.include('data-group-by="day"').and.to.include('[[reference]]');
    expect(saved).to.not.match(/onclick|<script|<template/);
    // The custom element itself would be stripped.
    const tags =
      '<stamps-activity-feed api-url="/s"><template slot="award">x</template></stamps-activity-feed>';
    expect(await site.evaluate(`echo wp_kses_post( '${tags}' );`)).to.equal('x');
    const proxy = merchantServer(createSandbox());
    const loader =
      '<script src="/stamps-activity-feed.loader.js" data-api-url="/stamps" data-templates></script>';
    const shop = await servePages({
      '/': `<!doctype html><html lang="en"><head><title>Shop</title><link rel="icon" href="data:,"></head><body>${saved}${loader}</body></html>`,
      '/stamps/activities': proxy,
    });
    try {
      const { page, problems } = await visit(browser, shop.origin);
      await page.waitForFunction(() =>
        document.querySelector('.receipt b')?.textContent.match(/^INV/),
      );
      expect(await page.$eval('h2', (it) => it.checkVisibility())).to.equal(true);
      expect(problems).to.deep.equal([]);
    } finally {
      await shop.stop();
    }
  });

  it('passes on the attributes of the element that content may set', async () => {
    const file = 'integrations/wordpress/stamps-activity-feed/includes/content-attributes.php';
    const [, list = ''] =
      /const CONTENT_ATTRIBUTES = array\(([^)]*)\)/.exec(await readFile(file, 'utf8')) ?? [];
    const allowed = [...list.matchAll(/'([\w-]+)'/g)].map(([, name]) => name);
    expect(allowed).to.have.members(elementAttributes('content'));
  });

  it('logged no warning', async () => {
    expect(await site.warnings()).to.not.include('stamps-activity-feed');
  });
});
