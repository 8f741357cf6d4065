import { mkdir, rm, writeFile } from 'node:fs/promises';
import { launchChromium } from '../test/support/chromium.js';
import { startDemo } from '../test/support/demo-server.js';
import { displayModes, modeName, ThemePage, themes } from '../test/support/theme-page.js';
import { shootStates } from './screenshot-states.js';

// npm run screenshots: every theme in every display mode, the states of a feed in every language, and a page that
// shows them all.
const folder = '.cache/screenshots';
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const demo = await startDemo();
const browser = await launchChromium();
const rows: string[] = [];

const figure = (name: string) => `<figure><img src="${name}.png" loading="lazy" alt="">
  <figcaption><a href="${name}.png">${name}</a></figcaption></figure>`;
const rowOf = (title: string, names: readonly string[]) =>
  `<h2>${title}</h2><div>${names.map(figure).join('')}</div>`;

try {
  for (const theme of themes) {
    const themePage = await ThemePage.open(browser, demo.origin, theme);
    const names: string[] = [];
    for (const mode of displayModes) {
      await themePage.setMode(mode);
      const name = `${theme}-${modeName(mode)}`;
      await themePage.page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
      names.push(name);
    }
    await themePage.page.close();
    rows.push(rowOf(theme, names));
    console.log(`${theme}: ${names.length} pictures`);
  }
  const states = await shootStates(browser, demo.origin, folder);
  for (const [state, names] of states) rows.push(rowOf(state, names));
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
