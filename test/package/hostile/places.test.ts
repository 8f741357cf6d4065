import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { createSandbox } from '../../../src/sandbox/index.js';
import { launchChromium } from '../../support/chromium.js';
import { serve, type TestServer } from '../../support/serve.js';
import { builds, feedTag, type HostilePages, serveHostilePages } from './hostile-page.js';

/** Waits for a page of rows in the feed of a JavaScript expression, and counts the rows with a name. */
const rowsOf = (page: Page, feed: string): Promise<unknown> =>
  page.evaluate(`hostile.until(() => ${feed} && hostile.rows(${feed}) >= 20).then(() => {
    const rows = [...${feed}.shadowRoot.querySelectorAll('article')];
    return rows.filter(({ textContent }) => textContent.trim()).length;
  })`);

const quoted = (text: string): string => JSON.stringify(text).replaceAll('</', '<\\/');

describe('a feed', function () {
  this.timeout(60_000);
  let browser: Browser;
  let server: HostilePages;
  let elsewhere: TestServer;

  before(async () => {
    elsewhere = await serve(createSandbox());
    server = await serveHostilePages({
      '/document': `<!doctype html><title>Another</title>`,
      '/next': `<!doctype html><title>Next</title>`,
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await Promise.all([server?.stop(), elsewhere?.stop()]);
  });

  const shows = async (head: string, body: string, feed = 'hostile.feedOf()') => {
    const { page, problems } = await server.open(browser, head, body);
    expect(await rowsOf(page, feed)).to.equal(20);
    expect(problems).to.deep.equal([]);
    return page;
  };

  for (const [name, script] of Object.entries(builds)) {
    it(`that is parsed before the ${name} file shows its rows`, async () => {
      await shows('', feedTag(server.token) + script);
    });

    it(`that is parsed after the ${name} file has run shows its rows`, async () => {
      const late = script.replace('defer', '');
      await shows(late, feedTag(server.token));
    });

    it(`that is written by document.write, with the ${name} file, shows its rows`, async () => {
      const markup = quoted(script.replace('defer', '') + feedTag(server.token));
      await shows('', `<script>document.write(${markup})</script>`);
    });
  }

  it('that is written into a document after document.open() shows its rows', async () => {
    const { page, problems } = await server.open(browser, builds.module);
    expect(await rowsOf(page, 'hostile.feedOf()')).to.equal(20);
    await page.evaluate(
      `document.open(); document.write(${quoted(feedTag(server.token))}); document.close()`,
    );
    expect(await rowsOf(page, 'hostile.feedOf()')).to.equal(20);
    expect(problems).to.deep.equal([]);
  });

  it('sends requests to the origin of an absolute api-url, whatever the base is', async () => {
    const base = `<base href="${elsewhere.origin}/shop/">`;
    const script = builds.module.replace('src="', `src="${server.origin}`);
    const driver = feedTag(server.token).replace('/api/v3', `${server.origin}/api/v3`);
    await shows(script + base, driver);
  });

  it('sends no request to another origin if a foreign <base> changes where a path leads', async () => {
    const script = builds.module.replace('src="', `src="${server.origin}`);
    const { page, problems } = await server.open(
      browser,
      `${script}<base href="${elsewhere.origin}/shop/">`,
      '<stamps-activity-feed api-url="/api/v3"></stamps-activity-feed>',
    );
    await page.evaluate('customElements.whenDefined("stamps-activity-feed")');
    const status = await page.evaluate(
      'hostile.feedOf().updateComplete.then(() => hostile.feedOf().status)',
    );
    expect(status).to.equal('idle');
    const asked = await page.evaluate(
      'performance.getEntriesByType("resource").map(({ name }) => name)',
    );
    expect((asked as string[]).filter((url) => url.includes('/activities'))).to.deep.equal([]);
    expect(problems).to.have.length(1);
    expect(problems[0]).to.include('api-url is not on this origin');
  });

  for (const mode of ['open', 'closed']) {
    it(`shows its rows in the shadow root of another element that is ${mode}`, async () => {
      await shows(
        builds.module,
        `<div id="host"></div><script>
          const root = host.attachShadow({ mode: '${mode}' });
          root.innerHTML = ${quoted(feedTag(server.token))};
          window.inside = root.firstElementChild;
        </script>`,
        'inside',
      );
    });
  }

  it('shows its rows in a declarative shadow root', async () => {
    await shows(
      builds.module,
      `<div id="host"><template shadowrootmode="open">${feedTag(server.token)}</template></div>`,
      'host.shadowRoot.querySelector("stamps-activity-feed")',
    );
  });

  it('shows its rows in a sandboxed iframe, which has an opaque origin and no storage', async () => {
    const inner = `<!doctype html>${builds.classic.replace('src="', `src="${server.origin}`)}${feedTag(
      server.token,
    ).replace('/api/v3', `${elsewhere.origin}/api/v3`)}`;
    const { page, problems } = await server.open(
      browser,
      '',
      `<iframe sandbox="allow-scripts" srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`,
    );
    const frame = page.frames().find((it) => it.parentFrame());
    await frame?.waitForFunction(
      () =>
        document.querySelector('stamps-activity-feed')?.shadowRoot?.querySelectorAll('article')
          .length === 20,
      { timeout: 30_000 },
    );
    const denied = await frame?.evaluate(() => {
      try {
        return `${localStorage.length} ${self.origin}`;
      } catch {
        return self.origin;
      }
    });
    expect(denied).to.equal('null');
    await frame?.evaluate('document.querySelector("stamps-activity-feed").loadMore()');
    expect(problems).to.deep.equal([]);
  });

  it('does not use a proxy from a sandboxed iframe, and says so', async () => {
    const inner = `<!doctype html>${builds.classic.replace('src="', `src="${server.origin}`)}<stamps-activity-feed api-url="${server.origin}/api/v3"></stamps-activity-feed>`;
    const { page, problems } = await server.open(
      browser,
      '',
      `<iframe sandbox="allow-scripts" srcdoc="${inner.replaceAll('"', '&quot;')}"></iframe>`,
    );
    const frame = page.frames().find((it) => it.parentFrame());
    const status = await frame?.evaluate(
      `customElements.whenDefined('stamps-activity-feed').then(async () => {
        const feed = document.querySelector('stamps-activity-feed');
        await feed.updateComplete;
        return feed.status;
      })`,
    );
    expect(status).to.equal('idle');
    expect(problems.join()).to.match(/sends no request.*without allow-same-origin/);
  });

  for (const way of ['adoptNode', 'append']) {
    it(`works in the document of an iframe, moved by ${way}, and when it is moved back`, async () => {
      const { page, problems } = await server.open(
        browser,
        builds.module,
        `${feedTag(server.token)}<iframe id="other" src="/document"></iframe>`,
      );
      await rowsOf(page, 'hostile.feedOf()');
      const read = await page.evaluate(`(async () => {
        const feed = hostile.feedOf();
        const there = other.contentDocument;
        if (${way === 'adoptNode'}) there.adoptNode(feed);
        there.body.append(feed);
        const more = await feed.loadMore();
        const moved = hostile.rows(feed);
        const template = there.createElement('template');
        template.slot = 'transaction';
        template.innerHTML = '<b>[[title]]</b>';
        feed.append(template);
        await hostile.until(() => feed.querySelectorAll('[data-stamps-row] > b').length > 10);
        const copies = feed.querySelectorAll('[data-stamps-row] > b').length > 10;
        document.body.append(feed);
        other.remove();
        await feed.refresh();
        return { more: more.length, moved, copies, back: hostile.rows(feed), status: feed.status };
      })()`);
      expect(read).to.deep.equal({ more: 20, moved: 40, copies: true, back: 40, status: 'ready' });
      expect(problems).to.deep.equal([]);
    });
  }

  it('can be cloned: deep and shallow, before and after its rows, by importNode and by a template', async () => {
    const { page, problems } = await server.open(browser, builds.module);
    const early = await page.evaluate(`(async () => {
      const feed = hostile.feedOf();
      const clones = [feed.cloneNode(), feed.cloneNode(true), document.importNode(feed, true)];
      await hostile.until(() => hostile.rows(feed) === 20);
      clones.push(feed.cloneNode(), feed.cloneNode(true), document.importNode(feed, true));
      const template = document.createElement('template');
      template.innerHTML = feed.outerHTML;
      clones.push(template.content.cloneNode(true).firstElementChild);
      for (const clone of clones) document.body.append(clone);
      await hostile.until(() => clones.every((clone) => hostile.rows(clone) === 20));
      return clones.map((clone) => [hostile.rows(clone), clone.querySelectorAll('[data-stamps-row]').length]);
    })()`);
    const counts = early as [number, number][];
    expect(counts.map(([rows]) => rows)).to.deep.equal(Array(7).fill(20));
    expect(counts.map(([, copies]) => copies)).to.deep.equal([0, 1, 1, 0, 1, 1, 1]);
    expect(problems).to.deep.equal([]);
  });

  it('keeps its rows while its page is hidden and restored, and still works', async () => {
    const { page, problems } = await server.open(browser, builds.module);
    await rowsOf(page, 'hostile.feedOf()');
    // These are the events of the back/forward cache, which a headless browser does not have.
    const read = await page.evaluate(`(async () => {
      const feed = hostile.feedOf();
      const more = feed.loadMore();
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      const givenUp = (await more).length;
      const kept = hostile.rows(feed);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      await feed.updateComplete;
      const shown = (await feed.loadMore()).length;
      return { givenUp, kept, shown, rows: hostile.rows(feed), status: feed.status };
    })()`);
    expect(read).to.deep.equal({ givenUp: 0, kept: 20, shown: 20, rows: 40, status: 'ready' });
    expect(problems).to.deep.equal([]);
  });

  it('shows its rows when the user navigates back, with or without the back/forward cache', async () => {
    const { page, problems } = await server.open(browser, builds.module);
    await rowsOf(page, 'hostile.feedOf()');
    await page.evaluate('void hostile.feedOf().loadMore()');
    await page.goto(`${server.origin}/next`);
    await page.goBack();
    expect(await rowsOf(page, 'hostile.feedOf()')).to.be.at.least(20);
    expect(problems).to.deep.equal([]);
  });
});
