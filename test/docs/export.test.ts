import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { summarize } from '../../src/api/index.js';
import type { Pages } from '../support/page-server.js';
import { bundleSource } from '../support/source-script.js';
import { rowTitles } from '../support/visit.js';
import { useSite } from './shop-site.js';
import { page, script, snippet } from './snippets.js';

/** Names as a member, or a shop's staff, could write them so that a spreadsheet runs them. */
const hostile = [
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(A1)',
  ' \t=1+1',
  '\u200b=1+1',
  '＝1+1',
  '"=1+1',
  'a";=1+1;"',
  'a; =1+1',
  'a\n=1+1',
  'a\t@x',
  'Plain, with "quotes"; and - a dash',
];

/** The fields of a line, as a spreadsheet reads it that separates them by `separator`. */
function fields(line: string, separator: string): string[] {
  const found: string[] = [];
  const field = new RegExp(
    `(?:"((?:[^"]|"")*)"([^${separator}]*)|([^${separator}]*))(${separator}|$)`,
    'y',
  );
  for (;;) {
    const match = field.exec(line);
    if (!match) return found;
    found.push((match[1]?.replaceAll('""', '"') ?? '') + (match[2] ?? '') + (match[3] ?? ''));
    if (match[4] === '') return found;
  }
}

describe('the recipe for an export', function () {
  this.timeout(30_000);
  const site = useSite();
  let api: string;
  before(async () => {
    const code = await bundleSource('src/api/index.ts');
    api = `${code}\nexport const { summarize } = source;`;
  });

  /** Opens the two snippets on a page, and makes an empty folder for its downloads. */
  async function open(pages: Pages = {}): Promise<readonly [page: Page, folder: string]> {
    const imports = { 'stamps-activity-feed/api': '/api-module.js' };
    const map = `<script type="importmap">${JSON.stringify({ imports })}</script>`;
    const html = snippet('templates', 'html', 'id="export"');
    const code = `<script type="module">${snippet('templates', 'js', 'summarize')}</script>`;
    const opened = await site.open(page(html + code + script, map), {
      '/api-module.js': async () =>
        new Response(api, { headers: { 'Content-Type': 'text/javascript' } }),
      ...pages,
    });
    const folder = await mkdtemp(join(tmpdir(), 'export-'));
    await opened.waitForSelector('#export:not([hidden])');
    return [opened, folder];
  }

  /** Presses the button and returns the file's name and lines. */
  async function download(opened: Page, folder: string): Promise<readonly [string, string[]]> {
    const session = await opened.createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
      eventsEnabled: true,
    });
    // The file is there before it has its content.
    const isComplete = new Promise<void>((resolve) => {
      session.on('Browser.downloadProgress', ({ state }) => {
        if (state === 'completed') resolve();
      });
    });
    await opened.click('#export');
    await isComplete;
    const [name = 'missing'] = await readdir(folder);
    const text = await readFile(join(folder, name), 'utf8');
    expect(text[0]).to.equal('\ufeff');
    return [name, text.slice(1).split('\r\n')];
  }

  it('holds what is loaded, and says so', async () => {
    const [opened, folder] = await open();
    await rowTitles(opened, 20);
    const label = () => opened.$eval('#export', ({ textContent }) => textContent);
    expect(await label()).to.match(/^Download the latest 20 activities \(show more/);
    const [name, [head, ...lines]] = await download(opened, folder);
    expect(name).to.equal('stamps-20-latest.csv');
    expect(head).to.equal('time,kind,title,place,stamps,amount,status,reference');
    const activities = await opened.$eval('stamps-activity-feed', (feed) => feed.activities);
    const expected = activities.map((activity) => {
      const {
        time = 0,
        kind,
        title,
        place,
        stamps,
        amount,
        status,
        reference,
      } = summarize(activity);
      return [
        new Date(time * 1000).toISOString(),
        kind,
        title,
        place,
        stamps,
        amount,
        status,
        reference,
      ];
    });
    expect(lines.map((line) => fields(line, ','))).to.deep.equal(
      expected.map((values) => values.map((value) => String(value ?? ''))),
    );
  });

  it('has no cell that a spreadsheet takes for a formula, whatever separates the fields', async () => {
    const activities = hostile.map((name, n) => ({
      id: n + 1,
      type: 2,
      award: { name, stamps: -1 },
    }));
    const [opened, folder] = await open({
      '/stamps/activities': async () => Response.json({ activities }),
    });
    const [name, [, ...lines]] = await download(opened, folder);
    expect(name).to.equal(`stamps-${hostile.length}-all.csv`);
    const label = await opened.$eval('#export', ({ textContent }) => textContent);
    expect(label).to.equal(`Download all ${hostile.length} activities`);
    const rows = lines.join('\r\n');
    for (const separator of [',', ';', '\t', '\\|']) {
      for (const line of rows.split(/\r?\n/)) {
        for (const field of fields(line, separator)) {
          if (/^-\d+$/.test(field)) continue;
          expect(field, `separated by ${separator}`).to.not.match(/^["\s\p{Cf}]*[=+\-@＝＋－＠]/u);
        }
      }
    }
    expect(rows).to.include(`"Plain, with ""quotes""; and - a dash"`);
  });
});
