import type { Browser, Page } from 'puppeteer-core';

interface State {
  readonly query?: Readonly<Record<string, string>>;
  readonly status?: number;
  readonly act?: (page: Page) => Promise<void>;
}

/** What the member page shows, by the settings, or the status of the shop's server, and by what a member does there. */
const states: Readonly<Record<string, State>> = {
  rows: {},
  details: {
    act: (page) => page.locator('stamps-activity-feed >>> [part=details-toggle]').click(),
  },
  filtered: { act: (page) => page.locator('stamps-activity-feed >>> [part~=filter] + *').click() },
  empty: { query: { user: 'empty@example.com' } },
  'signed-out': { status: 401 },
  'no-network': { query: { fault: 'Connection drops' } },
};
const widths = [320, 375, 1280];
const languages = ['en', 'id'];
const schemes = ['light', 'dark'];

const isSettled = () => {
  const status = document.querySelector('stamps-activity-feed')?.status;
  return status === 'ready' || status === 'error';
};

/** Responds to the feed in the place of the shop's server. */
async function respondWith(page: Page, status: number): Promise<void> {
  await page.setRequestInterception(true);
  page.on('request', (request) =>
    new URL(request.url()).pathname.startsWith('/stamps/')
      ? request.respond({ status, contentType: 'application/json', body: '{"detail": ""}' })
      : request.continue(),
  );
}

/** Takes pictures of what a member may see on the member page, in each language. Returns their names. */
export async function shootStates(
  browser: Browser,
  origin: string,
  folder: string,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const names = new Map<string, string[]>();
  for (const [state, { query, status, act }] of Object.entries(states)) {
    for (const lang of languages) {
      for (const scheme of schemes) {
        for (const width of widths) {
          const page = await browser.newPage();
          await page.setViewport({ width, height: 900 });
          if (status) await respondWith(page, status);
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
