import type { Page } from 'puppeteer-core';

/** Leaves out Lit's warning about its development build. */
export const withoutDevModeWarning = (problems: string[]) =>
  problems.filter((text) => !text.includes('lit.dev/msg/dev-mode'));

export const waitForRows = (page: Page, count: number) =>
  page.waitForFunction(
    (wanted) => {
      const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
      return root?.querySelectorAll('article').length === wanted;
    },
    { timeout: 30_000 },
    count,
  );

export const textOf = (page: Page, selector: string): Promise<string> =>
  page.$eval(selector, ({ textContent }) => textContent ?? '');

export const fitsViewport = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
