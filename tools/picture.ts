import { mkdir } from 'node:fs/promises';
import { launchChromium } from '../test/support/chromium.js';
import { startDemo } from '../test/support/demo-server.js';
import { rowTitles } from '../test/support/visit.js';

// npm run picture: the README's picture, light and dark, taken from the demo.
const folder = 'demo/screenshots';
await mkdir(folder, { recursive: true });
const demo = await startDemo();
const browser = await launchChromium();
try {
  for (const theme of ['light', 'dark']) {
    const page = await browser.newPage();
    await page.setViewport({ width: 752, height: 900, deviceScaleFactor: 2 });
    await page.goto(`${demo.origin}/?theme=${theme}`);
    await rowTitles(page, 20);
    const main = await page.$('main');
    const box = await main?.boundingBox();
    if (!box) throw new Error('The demo has no main part to take a picture of.');
    const clip = { ...box, height: 720 };
    await page.screenshot({ path: `${folder}/feed-${theme}.png`, clip });
  }
} finally {
  await browser.close();
  await demo.stop();
}
