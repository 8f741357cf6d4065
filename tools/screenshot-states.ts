import type { Browser, Page } from 'puppeteer-core';

/** What the member page shows: the fault that causes it, and what a member does there. */
const states: Readonly<
  Record<string, { query?: Record<string, string>; act?: (page: Page) => Promise<void> }>
> = {
  rows: {},
  details: {
    act: (page) => page.locator('stamps-activity-feed >>> [part=details-toggle]').click(),
  },
  filtered: { act: (page) => page.locator('stamps-activity-feed >>> [part~=filter] + *').click() },
  empty: { query: { user: 'empty@example.com' } },
  'signed-out': { query: { fault: '401 token rejected' } },
  'no-network': { query: { fault: 'Connection drops' } },
};
const widths = [320, 375, 1280];
const languages = ['en', 'id'];
const schemes = ['light', 'dark'];

const isSettled = () => {
  const status = document.querySelector('stamps-activity-feed')?.status;
  return status === 'ready' || status === 'error';
};

/** Takes pictures of what a member may see on the member page, in each language. Returns their names. */
export async function shootStates(
  browser: Browser,
  origin: string,
  folder: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, string[]>();
  for (const [state, { query = {}, act }] of Object.entries(states)) {
    for (const lang of languages) {
      for (const scheme of schemes) {
        for (const width of widths) {
          const page = await browser.newPage();
          await page.setViewport({ width, height: 900 });
          const settings = { user: 'rina.wijaya@example.com', lang, 'color-scheme': scheme };
          await page.goto(`${origin}/?${new URLSearchParams({ ...settings, ...query })}`);
          await page.waitForFunction(isSettled, { timeout: 60_000 });
          await act?.(page);
          const name = `${state}-${lang}-${scheme}-${width}`;
          await page.screenshot({ path: `${folder}/${name}.png` });
          names.set(state, [...(names.get(state) ?? []), name]);
          await page.close();
        }
      }
    }
    console.log(`${state}: ${names.get(state)?.length} pictures`);
  }
  return names;
}
