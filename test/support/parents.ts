import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { createServer, type ViteDevServer } from 'vite';
import { viteSandbox } from '../../demo/server/vite-sandbox.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { launchChromium } from './chromium.js';
import type { ParentPage } from './parent-page.js';
import { visit } from './visit.js';

/** The feed's children that fill the slots of rows, in the order of the rows. */
const filled = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const slots = document
      .querySelector('stamps-activity-feed')
      ?.shadowRoot?.querySelectorAll<HTMLSlotElement>('slot[name^="activity-"]');
    return [...(slots ?? [])].flatMap((slot) =>
      slot.assignedElements().map(({ textContent }) => textContent.trim()),
    );
  });

const change = (page: Page, state: Parameters<ParentPage['change']>[0]): Promise<void> =>
  page.evaluate((wanted) => Reflect.get(globalThis, 'page').change(wanted), state);

/** Waits until this many rows are filled with such a text. */
const waitForRows = async (page: Page, count: number, pattern: RegExp): Promise<void> => {
  await page.waitForFunction(
    (wanted: number, source: string) => {
      const slots = document
        .querySelector('stamps-activity-feed')
        ?.shadowRoot?.querySelectorAll<HTMLSlotElement>('slot[name^="activity-"]');
      const texts = [...(slots ?? [])].flatMap((slot) =>
        slot.assignedElements().map(({ textContent }) => textContent.trim()),
      );
      return texts.length === wanted && texts.every((text) => new RegExp(source).test(text));
    },
    { timeout: 30_000 },
    count,
    pattern.source,
  );
};

/** What must hold for each page in a folder whose code renders the children of a feed. */
export function describeParents(root: string, parents: readonly string[]): void {
  describe('a parent that renders the feed’s children', function () {
    this.timeout(60_000);
    let browser: Browser;
    let server: ViteDevServer;
    let token: string;

    before(async () => {
      token = await createSandbox().issueToken();
      server = await createServer({
        configFile: false,
        root,
        plugins: [viteSandbox()],
        server: { host: '127.0.0.1', port: 0, hmr: false, watch: null, fs: { allow: ['.'] } },
        // Not the demo's server, because two servers would undo each other's work.
        cacheDir: `.cache/vite/${root}`,
        define: {
          __VUE_OPTIONS_API__: 'true',
          __VUE_PROD_DEVTOOLS__: 'false',
          __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
        },
        logLevel: 'warn',
      });
      await server.listen();
      browser = await launchChromium();
    });

    after(async () => {
      await browser?.close();
      await server?.close();
    });

    for (const parent of parents) {
      it(`keeps its rows through all that ${parent} does`, async () => {
        const [address] = server.resolvedUrls?.local ?? [];
        const { page, problems } = await visit(browser, `${address}${parent}.html?token=${token}`);
        await waitForRows(page, 20, /^first \d+$/);
        const before = await filled(page);

        await change(page, { withNote: true });
        await change(page, { groupBy: 'day' });
        await waitForRows(page, 20, /^first \d+$/);
        expect(await filled(page)).to.deep.equal(before);

        await change(page, { text: 'second' });
        await waitForRows(page, 20, /^second \d+$/);

        await page.evaluate(() => document.querySelector('stamps-activity-feed')?.loadMore());
        await waitForRows(page, 40, /^second \d+$/);
        await change(page, { withNote: false });
        await waitForRows(page, 40, /^second \d+$/);

        await change(page, { project: true });
        await waitForRows(page, 40, /^row \d+$/);

        const content = await page.content();
        expect(content).to.not.include(token);
        await page.evaluate(() => Reflect.get(globalThis, 'page').unmount());
        expect(await page.$$('stamps-activity-feed, [data-stamps-row]')).to.have.length(0);
        expect(problems.filter((text) => !/lit\.dev\/msg\/dev-mode/.test(text))).to.deep.equal([]);
      });
    }
  });
}
