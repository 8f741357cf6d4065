import { readdirSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'puppeteer-core';

/** The demo's themes. Each is a page. */
export const themes = readdirSync('demo/themes')
  .filter((file) => file.endsWith('.html') && file !== 'index.html')
  .map((file) => file.replace('.html', ''));

export const widths = [280, 320, 768, 1200] as const;
export const schemes = ['light', 'dark'] as const;
export const directions = ['ltr', 'rtl'] as const;

/** A combination of width, colour scheme, forced colours and direction. */
export interface DisplayMode {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  readonly direction: 'ltr' | 'rtl';
  readonly forcedColors: boolean;
}

/** All combinations, and forced colours at each width. */
export const displayModes: readonly DisplayMode[] = widths.flatMap((width) => [
  ...schemes.flatMap((scheme) =>
    directions.map((direction) => ({ width, scheme, direction, forcedColors: false })),
  ),
  { width, scheme: 'dark', direction: 'ltr', forcedColors: true } as const,
]);

export const modeName = ({ width, scheme, direction, forcedColors }: DisplayMode): string =>
  `${width}-${forcedColors ? 'forced' : scheme}-${direction}`;

/** A theme's page that shows every kind in every status. */
export class ThemePage {
  readonly page: Page;
  #session: CDPSession;

  private constructor(page: Page, session: CDPSession) {
    this.page = page;
    this.#session = session;
  }

  static async open(browser: Browser, origin: string, theme: string): Promise<ThemePage> {
    const page = await browser.newPage();
    const { hostname: domain } = new URL(origin);
    await page.setCookie({ name: 'member', value: 'every.kind@example.com', domain, path: '/' });
    const session = await page.createCDPSession();
    await page.goto(`${origin}/themes/${theme}.html`);
    await page.waitForFunction(
      () => document.querySelector('stamps-activity-feed')?.status === 'ready',
    );
    await page.evaluate(async () => {
      const feed = document.querySelector('stamps-activity-feed');
      while (feed?.hasMore) await feed.loadMore();
      // Renders all rows, including those that a browser would only render near the viewport.
      const style = new CSSStyleSheet();
      style.replaceSync('.measured { content-visibility: visible !important }');
      feed?.shadowRoot?.adoptedStyleSheets.push(style);
    });
    return new ThemePage(page, session);
  }

  /** Switches the page to another display mode, and waits until it is rendered. */
  async setMode({ width, scheme, direction, forcedColors }: DisplayMode): Promise<void> {
    await this.page.setViewport({ width, height: 900 });
    await this.#session.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-color-scheme', value: scheme },
        { name: 'forced-colors', value: forcedColors ? 'active' : 'none' },
        { name: 'prefers-reduced-motion', value: 'reduce' },
      ],
    });
    await this.page.evaluate(async (dir) => {
      document.documentElement.dir = dir;
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, direction);
  }
}
