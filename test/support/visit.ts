import type { Browser, Page } from 'puppeteer-core';

/** A visited page, and the errors that occurred on it. */
export interface Visit {
  readonly page: Page;
  /** Errors, warnings, failed requests and policy violations. */
  readonly problems: string[];
}

/** Opens a page and listens from its first moment on; `prepare` gets the page before that. */
export async function visit(
  browser: Browser,
  url: string,
  prepare: (page: Page) => unknown = () => {},
): Promise<Visit> {
  const page = await browser.newPage();
  await prepare(page);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) problems.push(message.text());
  });
  await page.exposeFunction('reportViolation', (text: string) => problems.push(text));
  await page.evaluateOnNewDocument(() => {
    addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      Reflect.get(globalThis, 'reportViolation')(`${violatedDirective}: ${sample}`);
    });
  });
  await page.goto(url);
  return { page, problems };
}

/** Waits for this many rows in the page's feed, and gives their titles. */
export async function rowTitles(page: Page, count: number): Promise<string[]> {
  const read = await page.waitForFunction(
    (wanted: number) => {
      const root = document.querySelector('stamps-activity-feed')?.shadowRoot;
      const titles = [...(root?.querySelectorAll('[part~="title"]') ?? [])];
      return titles.length === wanted && titles.map((title) => title.textContent);
    },
    { timeout: 30_000 },
    count,
  );
  return read.jsonValue() as Promise<string[]>;
}
