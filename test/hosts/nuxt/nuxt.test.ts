import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { snippet } from '../../docs/snippets.js';
import { rowTitles } from '../../support/visit.js';
import { documented, testHost } from '../host.js';

const folder = 'test/hosts/nuxt';
const file = (path: string) => readFile(`${folder}/${path}`, 'utf8');

/** Lists the feed's requests to the proxy, and those for a rendered feed. */
const listRequests = (page: Page, requests: string[]) =>
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    if (/^\/(stamps|api)\//.test(pathname)) requests.push(pathname + search);
  });

const follow = async (page: Page, path: string) => {
  await page.locator(`a[href="${path}"]`).click();
  await page.waitForFunction((it) => location.pathname === it, {}, path);
};

describe('Nuxt', function () {
  this.timeout(120_000);

  it('has the snippets of the documentation', async () => {
    expect(await file('app/pages/index.vue')).to.equal(await documented('vue'));
    expect(await file('app/pages/account.vue')).to.equal(snippet('ssr', 'vue'));
    expect(await file('server/api/feed.js')).to.equal(snippet('ssr', 'js', 'defineEventHandler'));
  });

  const host = testHost({
    folder,
    build: ['node_modules/nuxt/bin/nuxt.mjs', 'build'],
    serve: ['.output/server/index.mjs'],
  });

  it('keeps the template of the snippet', async () => {
    const { page, problems } = await host.visit('/');
    const read = await page.waitForFunction(() => {
      const rows = [...document.querySelectorAll('[slot^=activity-]')];
      return rows.length > 0 && rows.map((row) => row.querySelector('strong + span')?.textContent);
    });
    for (const text of (await read.jsonValue()) as string[]) expect(text).to.match(/^\S+ stamps$/);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('renders the activities of the user whose cookie was sent', async () => {
    const idsFor = async (member: string) => {
      const html = await host.read('/account', { cookie: `member=${member}` });
      return [...html.matchAll(/id="title-(\d+)"/g)].map(([, id]) => id);
    };
    const ids = await idsFor('forty.one@example.com');
    expect(ids).to.have.length(20);
    const others = await idsFor('rina.wijaya@example.com');
    expect(ids.filter((id) => others.includes(id))).to.deep.equal([]);
  });

  it('takes over the rows without a request, and loads more', async () => {
    const requests: string[] = [];
    const { page, problems } = await host.visit('/account', (it) => listRequests(it, requests));
    const titles = await rowTitles(page, 20);
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.status === 'ready',
    );
    expect(requests).to.deep.equal([]);
    await page.locator('stamps-activity-feed >>> [part~=load-more]').click();
    await page.waitForFunction(() => {
      const feed = document.querySelector('stamps-activity-feed');
      return feed?.status === 'ready' && feed.activities.length > 20;
    });
    expect(requests).to.have.length(1);
    expect(requests[0]).to.match(/^\/stamps\/activities\?older_than=/);
    const count = await page.evaluate(
      () => document.querySelector('stamps-activity-feed')?.activities.length ?? 0,
    );
    expect((await rowTitles(page, count)).slice(0, 20)).to.deep.equal(titles);
    expect(problems).to.deep.equal([]);
    await page.close();
  });

  it('has no warning after navigations in the browser', async () => {
    const requests: string[] = [];
    const { page, problems } = await host.visit('/account', (it) => listRequests(it, requests));
    const titles = await rowTitles(page, 20);
    await follow(page, '/');
    await page.waitForSelector('stamps-activity-feed [slot^=activity-]');
    await follow(page, '/account');
    expect(await rowTitles(page, 20)).to.deep.equal(titles);
    expect(requests).to.not.include('/api/feed');
    expect(problems).to.deep.equal([]);
    expect(host.log()).to.not.match(/error|warn/i);
    await page.close();
  });
});
