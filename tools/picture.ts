import { mkdir } from 'node:fs/promises';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../test/support/chromium.js';
import { startDemo } from '../test/support/demo-server.js';

// npm run picture: the README's picture. It shows the same feed on three phones, in three themes of the demo.
const themes = ['plain', 'bold', 'luxury'];
const folder = 'demo/screenshots';
const phone = { width: 375, height: 660 };
/** Sharp on most screens, and still a small file. */
const deviceScaleFactor = 1.5;

/** What the phone shows of a theme, as a data URL. */
async function shoot(browser: Browser, origin: string, theme: string): Promise<string> {
  const page = await browser.newPage();
  await page.setViewport({ ...phone, deviceScaleFactor });
  await page.goto(`${origin}/themes/${theme}.html`);
  await page.waitForFunction(
    () => document.querySelector('stamps-activity-feed')?.status === 'ready',
  );
  // A tall page header would leave little room for rows.
  await page.$eval('h1', (heading) => {
    const { top } = heading.getBoundingClientRect();
    if (top > 160) scrollTo(0, top - 56);
  });
  const image = await page.screenshot({ encoding: 'base64' });
  await page.close();
  return `data:image/png;base64,${image}`;
}

const sheet = (images: readonly string[]): string => `<!doctype html>
  <style>
    body { display: flex; gap: 24px; width: max-content; margin: 0; padding: 12px; }
    img { width: ${phone.width}px; border: 1px solid #8886; border-radius: 28px; }
  </style>
  ${images.map((image) => `<img alt="" src="${image}">`).join('')}`;

const demo = await startDemo();
const browser = await launchChromium();
try {
  const images: string[] = [];
  for (const theme of themes) images.push(await shoot(browser, demo.origin, theme));
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 900, deviceScaleFactor });
  await page.setContent(sheet(images));
  const body = await page.$('body');
  await mkdir(folder, { recursive: true });
  await body?.screenshot({ path: `${folder}/three-looks.png`, omitBackground: true });
} finally {
  await browser.close();
  await demo.stop();
}
