import type { Page } from 'puppeteer-core';
import type { Figure } from '../figures.js';
import type { Lab } from '../lab.js';
import { inRounds, medians } from '../rounds.js';
import { Stopwatch } from '../stopwatch.js';

const rounds = 3;
const pages = 400;
const forms = ['json', 'parsed'] as const;

/** Milliseconds that reading one page takes, of many. */
async function onePage(page: Page, form: (typeof forms)[number]): Promise<number> {
  await page.evaluate(() => bench.fillMemory());
  const watch = await Stopwatch.on(page);
  const { whole } = await watch.cost(() =>
    page.evaluate((count, it) => bench.parse(count, it), pages, form),
  );
  return whole / pages;
}

/** What it takes to read one page, beside what JSON.parse takes of it. */
export async function parse(lab: Lab): Promise<Figure[]> {
  const { json, parsed } = medians(
    await inRounds(rounds, forms, (form) => lab.fresh('/', (page) => onePage(page, form))),
  );
  return [
    {
      what: 'a page of 20 parsed and validated',
      unit: 'ms',
      ours: parsed,
      beside: ['JSON.parse alone', json],
    },
  ];
}
