import { expect } from 'chai';
import type { Browser } from 'puppeteer-core';
import { createSandbox } from '../../src/sandbox/index.js';
import { launchChromium } from '../support/chromium.js';
import { servePages } from '../support/page-server.js';
import type { TestServer } from '../support/serve.js';
import { rowTitles } from '../support/visit.js';

/** The last second of a year in Jakarta. */
const created = Date.parse('2025-12-31T23:59:59+07:00') / 1000;

describe('a device', function () {
  this.timeout(30_000);
  let browser: Browser;
  let server: TestServer;

  before(async () => {
    const token = await createSandbox().issueToken();
    const page = (attributes: string) => `<!doctype html><html lang="id"><head><title>Toko</title>
      <script type="module" src="/stamps-activity-feed.js"></script></head><body>
      <stamps-activity-feed api-url="/own" user="x" token="${token}" group-by="day" ${attributes}>
      </stamps-activity-feed></body></html>`;
    server = await servePages({
      '/device': page(''),
      '/jakarta': page('time-zone="Asia/Jakarta"'),
      '/nowhere': page('time-zone="Mars/Olympus"'),
      '/own/activities': async () => Response.json({ activities: [{ id: 1, type: 9, created }] }),
    });
    browser = await launchChromium();
  });

  after(async () => {
    await browser?.close();
    await server?.stop();
  });

  const jakarta = '23.59';
  const jayapura = '01.59';
  for (const [zone, path, heading, clock] of [
    ['Asia/Jayapura', '/device', 'Kamis, 1 Januari 2026', jayapura],
    ['Asia/Jayapura', '/jakarta', 'Rabu, 31 Desember 2025', jakarta],
    ['Asia/Jayapura', '/nowhere', 'Kamis, 1 Januari 2026', jayapura],
    ['America/New_York', '/jakarta', 'Rabu, 31 Desember 2025', jakarta],
    ['Asia/Makassar', '/device', 'Kamis, 1 Januari 2026', '00.59'],
  ] as const) {
    it(`in ${zone} shows the times of ${path}`, async () => {
      const page = await browser.newPage();
      await page.emulateTimezone(zone);
      await page.goto(server.origin + path);
      await rowTitles(page, 1);
      const texts = await page.evaluate(() => {
        const root = document.querySelector('stamps-activity-feed')!.shadowRoot!;
        const time = root.querySelector('time')!;
        return [root.querySelector('[part~=group-heading]')!.textContent?.trim(), time.textContent];
      });
      expect(texts).to.deep.equal([heading, clock]);
      await page.close();
    });
  }
});
