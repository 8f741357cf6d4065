import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import {
  builds,
  feedTag,
  type HostilePages,
  scriptTag,
  serveHostilePages,
} from './hostile-page.js';

/** Runs on the page: replaces the page's fetch with each variant in turn, for a new feed. */
const tryAll = (kind: 'working' | 'broken', attributes: string) => `(async () => {
  const { until, rows } = hostile;
  const outcomes = {};
  for (const [name, wrapped] of Object.entries(fetches.${kind})) {
    const box = document.createElement('section');
    document.body.append(box);
    window.fetch = wrapped;
    fetches.isWoundUp = ${kind === 'broken'};
    box.innerHTML = ${JSON.stringify(attributes)};
    const feed = box.firstElementChild;
    let events = 0;
    feed.addEventListener('stamps-error', () => events++);
    await until(() => feed.status === 'ready' || events > 0);
    const retry = feed.shadowRoot.querySelector('[part~="retry"]');
    const failed = feed.status === 'error'
      ? \`\${feed.error.name} \${events} \${!!retry} \${feed.shadowRoot.querySelectorAll('[part~="error"]').length}\`
      : 'no';
    window.fetch = fetches.native;
    fetches.isWoundUp = false;
    if (retry) retry.click();
    await until(() => rows(feed) === 20);
    outcomes[name] = { failed, rows: rows(feed), status: feed.status };
    box.remove();
  }
  return outcomes;
})()`;

const each = (names: readonly string[], outcome: unknown) =>
  Object.fromEntries(names.map((name) => [name, outcome]));

describe('a page whose fetch', function () {
  this.timeout(120_000);
  let browser: Browser;
  let server: HostilePages;

  before(async () => {
    server = await serveHostilePages({
      '/token': async () => Response.json({ access_token: server.token }),
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const sources: Readonly<Record<string, () => string>> = {
    'a token': () => feedTag(server.token),
    'a token-url': () => feedTag('').replace('token=""', 'token-url="/token"'),
  };

  const run = async (kind: 'working' | 'broken', source: string) => {
    const { page, problems } = await server.open(
      browser,
      scriptTag('fetches.js') + builds.module,
      '',
    );
    const names = await page.evaluate(`Object.keys(fetches.${kind})`);
    const outcomes = await page.evaluate(tryAll(kind, sources[source]?.() ?? ''));
    expect(problems).to.deep.equal([]);
    return { outcomes, names: names as string[] };
  };

  for (const source of Object.keys(sources)) {
    it(`is wrapped does not affect a feed with ${source}`, async () => {
      const { outcomes, names } = await run('working', source);
      expect(names).to.have.length(6);
      expect(outcomes).to.deep.equal(each(names, { failed: 'no', rows: 20, status: 'ready' }));
    });

    it(`is broken causes an error from which a feed recovers, with ${source}`, async () => {
      const { outcomes, names } = await run('broken', source);
      expect(names).to.have.length(22);
      expect(outcomes).to.deep.equal(
        each(names, { failed: 'FeedError 1 true 1', rows: 20, status: 'ready' }),
      );
    });
  }
});
