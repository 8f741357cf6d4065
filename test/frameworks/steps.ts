import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { createSandbox } from '../../src/sandbox/index.js';
import { members } from '../support/sandbox-client.js';
import type { Shop } from '../support/shop.js';
import { visit } from '../support/visit.js';

/** A built app in a shop, and a browser. */
export interface Stage {
  readonly shop: Shop;
  readonly browser: Browser;
}

interface Opened {
  readonly page: Page;
  readonly shop: Shop;
}

const merchantIds = [2, 5, 11, 14, 23];

/** A member's activities, from another sandbox with the same data. */
async function idsOf(user: string): Promise<string[]> {
  const sandbox = createSandbox();
  const params = new URLSearchParams({ user });
  for (const id of merchantIds) params.append('merchant_id', String(id));
  const request = new Request(`http://localhost/api/v3/activities/by-merchant-group?${params}`, {
    headers: { Authorization: `Bearer ${await sandbox.issueToken()}` },
  });
  const { activities } = await (await sandbox(request)).json();
  return activities.map(({ id }: { id: number }) => String(id));
}

/** Runs in the page: the rows, each with the content of its slot. */
const readRows = () =>
  [
    ...(document.querySelector('stamps-activity-feed')?.shadowRoot?.querySelectorAll('article') ??
      []),
  ].map((row) => {
    const [filling] = row.querySelector('slot')?.assignedElements() ?? [];
    return {
      id: (row.getAttribute('aria-labelledby') ?? '').replace('title-', ''),
      filling: filling?.textContent.replace(/\s+/g, ' ').trim(),
      title: filling?.querySelector('[title]')?.getAttribute('title'),
    };
  });

/** Waits until the rows have these ids, and each has a matching text in its slot. */
const rows = async (page: Page, ids: readonly string[], filled: string): Promise<void> => {
  await page
    .waitForFunction(
      (read: string, wanted: readonly string[], pattern: string) => {
        const found = new Function(`return (${read})()`)() as ReturnType<typeof readRows>;
        return (
          found.map(({ id }) => id).join() === wanted.join() &&
          found.every(({ filling = '' }) => new RegExp(pattern).test(filling))
        );
      },
      { timeout: 10_000 },
      String(readRows),
      ids,
      filled,
    )
    .catch(async (error) => {
      const found = (await page.evaluate(readRows)).map(({ id, filling }) => `${id} ${filling}`);
      throw new Error(`Expected ${ids} as ${filled}, found ${found}`, { cause: error });
    });
};

const stamped = '^\\S.* ?([+−]\\d+)?$';
const own = '^[a-z-]+ \\d+$';

const text = (page: Page, selector: string, wanted: string | RegExp): Promise<unknown> =>
  page
    .waitForFunction(
      (at: string, source: string) =>
        new RegExp(source).test(document.querySelector(at)?.textContent?.trim() ?? ''),
      { timeout: 10_000 },
      selector,
      typeof wanted === 'string' ? `^${wanted}$` : wanted.source,
    )
    .catch(async (error) => {
      const found = await page.$eval(selector, (it) => it.textContent);
      throw new Error(`Expected ${wanted}, found ${found}`, { cause: error });
    });

const headings = (page: Page): Promise<number> =>
  page.$$eval('stamps-activity-feed >>> [part=group-heading]', (found) => found.length);

const selectMember = (page: Page, member: string) => page.select('[name=member]', member);
const toggle = (page: Page, name: string) => page.click(`[name=${name}]`);
const settled = (page: Page) =>
  page.waitForFunction(() => document.querySelector('stamps-activity-feed')?.status !== 'loading');
const asked = (shop: Shop) => shop.asked.map(({ params }) => params.get('user'));

async function untilAsked(shop: Shop, count: number): Promise<void> {
  const end = Date.now() + 10_000;
  while (shop.asked.length < count && Date.now() < end) {
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(shop.asked).to.have.length(count);
}

/** The staff page, with the rows of the first member. */
async function staff({ shop, page }: Opened): Promise<readonly string[]> {
  const ids = await idsOf(members.history);
  await rows(page, ids, stamped);
  expect(asked(shop)).to.deep.equal([members.history]);
  return ids;
}

/** What is tested in every app: the path of the page, and the step. */
export const steps: Readonly<
  Record<string, readonly [path: string, (it: Opened) => Promise<void>]>
> = {
  'shows who is signed in, as the README has it': [
    '/',
    async ({ page }) => {
      await text(page, 'h2', /^Your last (?!0)\d+ visits$/);
      const feed = await page.$eval('stamps-activity-feed', ({ activities, types }) => ({
        types,
        kinds: [...new Set(activities.map(({ kind }) => kind))].sort(),
        visits: `Your last ${activities.length} visits`,
        transactions: activities.filter(({ kind }) => kind === 'transaction').length,
      }));
      expect(feed.types).to.deep.equal(['transaction', 'redemption']);
      expect(feed.kinds).to.deep.equal(['redemption', 'transaction']);
      await text(page, 'h2', feed.visits);
      const filled = (await page.evaluate(readRows)).flatMap(({ filling }) => filling ?? []);
      expect(filled).to.have.length(feed.transactions);
      for (const row of filled) expect(row).to.match(/^\S.* [+−]\d+ stamps$/);
    },
  ],

  'binds properties and attributes, and hears typed events': [
    '/staff',
    async ({ page, shop }) => {
      await staff({ page, shop });
      await text(page, 'output', '20 of 20, more');
      expect(shop.asked[0]?.params.getAll('merchant_id').map(Number)).to.deep.equal(merchantIds);
      const months = await headings(page);
      await toggle(page, 'by-day');
      await page.waitForFunction(
        () => document.querySelector('stamps-activity-feed')?.groupBy === 'day',
      );
      await page.$eval('stamps-activity-feed', (feed) => feed.updateComplete);
      expect(await headings(page)).to.be.above(months);
      expect(shop.asked).to.have.length(1);
    },
  ],

  'hears what failed, and the end': [
    '/staff',
    async ({ page, shop }) => {
      await staff({ page, shop });
      await selectMember(page, 'unknown@example.com');
      await text(page, 'output', 'not-found, first');
      await selectMember(page, members.fortyOne);
      await rows(page, await idsOf(members.fortyOne), stamped);
      await page.$eval('stamps-activity-feed', async (feed) => {
        while (feed.hasMore) await feed.loadMore();
      });
      await text(page, 'output', /^\d+ of \d+, no more, the end$/);
    },
  ],

  'keeps the consumed token through further renderings, which ask nothing': [
    '/staff',
    async ({ page, shop }) => {
      const ids = await staff({ page, shop });
      const handle = await page.$eval('stamps-activity-feed', (feed) => feed.token);
      expect(handle).to.match(/^stamps-token:/);
      for (const count of [1, 2]) {
        await toggle(page, 'again');
        await text(page, 'h2', new RegExp(`^Stamps of ${members.history} \\(${count}\\)$`));
      }
      await settled(page);
      expect(await page.$eval('stamps-activity-feed', (feed) => feed.token)).to.equal(handle);
      expect(await page.content()).to.not.include(shop.token);
      await rows(page, ids, stamped);
      expect(shop.asked).to.have.length(1);
    },
  ],

  'is empty as soon as it shows somebody else, and then has their rows': [
    '/staff',
    async ({ page, shop }) => {
      await staff({ page, shop });
      const release = shop.hold();
      await selectMember(page, members.fortyOne);
      await untilAsked(shop, 2);
      await rows(page, [], stamped);
      expect(await page.$$('[data-stamps-row]')).to.have.length(0);
      release();
      await rows(page, await idsOf(members.fortyOne), stamped);
      expect(asked(shop)).to.deep.equal([members.history, members.fortyOne]);
    },
  ],

  'fills rows by a template, by children of its own, and by the template again': [
    '/staff',
    async ({ page, shop }) => {
      const ids = await staff({ page, shop });
      const titles = (await page.evaluate(readRows)).map(({ title }) => title);
      expect(titles).to.deep.equal(ids.map((id) => `Activity ${id}`));
      await toggle(page, 'own-rows');
      await rows(page, ids, own);
      await page.$eval('stamps-activity-feed', (feed) => feed.loadMore());
      await page.waitForFunction(
        () => document.querySelectorAll('stamps-activity-feed > p').length > 20,
      );
      const all = await page.$eval('stamps-activity-feed', ({ activities }) =>
        activities.map(({ id }) => String(id)),
      );
      await rows(page, all, own);
      await toggle(page, 'own-rows');
      await rows(page, all, stamped);
      expect(shop.asked).to.have.length(2);
    },
  ],

  'leaves nothing when it goes, aborts what it asked, and comes again': [
    '/staff',
    async ({ page, shop }) => {
      await staff({ page, shop });
      shop.hold();
      await selectMember(page, members.fortyOne);
      await untilAsked(shop, 2);
      await toggle(page, 'shown');
      await page.waitForFunction(() => !document.querySelector('stamps-activity-feed'));
      expect(await page.$$('[data-stamps-row], [slot]')).to.have.length(0);
      const end = Date.now() + 10_000;
      while (!shop.asked[1]?.aborted && Date.now() < end) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      expect(shop.asked.map(({ aborted }) => aborted)).to.deep.equal([false, true]);
      shop.reset();
      await toggle(page, 'shown');
      await rows(page, await idsOf(members.fortyOne), stamped);
      expect(asked(shop)).to.deep.equal([members.fortyOne]);
    },
  ],
};

/** Expected messages: Lit's warning about its development build, and the browser's about each 404. */
const noise = /lit\.dev\/msg\/dev-mode|Failed to load resource.*404/;

/** Runs a step on a new page, and expects no error there. */
export async function runStep(name: string, { shop, browser }: Stage): Promise<void> {
  const [path, run] = steps[name] ?? [];
  if (!path || !run) throw new Error(`There is no step "${name}".`);
  shop.reset();
  const { page, problems } = await visit(browser, `${shop.origin}${path}`);
  try {
    await run({ page, shop });
    expect(problems.filter((problem) => !noise.test(problem))).to.deep.equal([]);
  } catch (error) {
    throw new Error(`${error}\n${problems.join('\n')}`, { cause: error });
  } finally {
    await page.close();
  }
}
