import { mkdir, rm, writeFile } from 'node:fs/promises';
import { launchChromium } from '../test/support/chromium.js';
import { startDemo } from '../test/support/demo-server.js';
import { displayModes, modeName, ThemePage, themes } from '../test/support/theme-page.js';

// npm run screenshots: every theme in every display mode, and a page that shows them all.
const folder = '.cache/screenshots';
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const demo = await startDemo();
const browser = await launchChromium();
const rows: string[] = [];
try {
  for (const theme of themes) {
    const themePage = await ThemePage.open(browser, demo.origin, theme);
    const cells: string[] = [];
    for (const mode of displayModes) {
      await themePage.setMode(mode);
      const file = `${theme}-${modeName(mode)}.png`;
      await themePage.page.screenshot({ path: `${folder}/${file}`, fullPage: true });
      cells.push(`<figure><img src="${file}" loading="lazy" alt="">
        <figcaption><a href="${file}">${modeName(mode)}</a></figcaption></figure>`);
    }
    await themePage.page.close();
    rows.push(`<h2>${theme}</h2><div>${cells.join('')}</div>`);
    console.log(`${theme}: ${cells.length} pictures`);
  }
} finally {
  await browser.close();
  await demo.stop();
}
const style = `body { font: 1rem system-ui } div { display: flex; gap: 1rem; overflow-x: auto }
  figure { margin: 0; flex: none } img { height: 480px; border: 1px solid #8884 }
  img { width: auto; object-fit: cover; object-position: top; max-width: 600px }`;
await writeFile(
  `${folder}/index.html`,
  `<!doctype html><meta charset="utf-8"><title>Themes</title><style>${style}</style>${rows.join('')}`,
);
console.log(`${folder}/index.html`);
