import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserLauncher } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { installPart } from '../../tools/parts/install.js';
import { chromiumLaunchOptions } from './chromium.js';

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof ENGINES)[number];

export interface StartedEngine {
  readonly launcher: BrowserLauncher;
  /**
   * How many test files may run at once. Without focus emulation only the page in front has the
   * focus, so it is one.
   */
  readonly concurrency: number;
  stop(): Promise<void>;
}

export function parseEngines(names: string): Engine[] {
  return names.split(',').map((name) => {
    const engine = ENGINES.find((known) => known === name.trim());
    if (!engine) throw new Error(`Unknown browser "${name}": choose from ${ENGINES.join(', ')}.`);
    return engine;
  });
}

export function startEngine(engine: Engine): Promise<StartedEngine> {
  return { chromium: startChromium, firefox: startFirefox, webkit: startWebKit }[engine]();
}

/** WebKit's driver is in a part with its own packages. */
async function startWebKit(): Promise<StartedEngine> {
  const part = 'test/webkit';
  installPart(part);
  const { startEngine } = await import(pathToFileURL(resolve(part, 'engine.ts')).href);
  return startEngine();
}

async function startChromium(): Promise<StartedEngine> {
  const launcher = chromeLauncher({
    launchOptions: await chromiumLaunchOptions(),
    async createPage({ browser }) {
      // Each context has its own window, so that animation frames and observers run while another
      // file is tested.
      const context = await browser.createBrowserContext();
      const page = await context.newPage();
      await page.emulateFocusedPage(true);
      return page;
    },
  });
  launcher.name = 'Chromium';
  return { launcher, concurrency: 2, stop: async () => {} };
}

async function startFirefox(): Promise<StartedEngine> {
  const executablePath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
  if (!existsSync(executablePath)) {
    throw new Error(
      `No Firefox at ${executablePath}: apt-get install firefox-esr, or set FIREFOX_PATH.`,
    );
  }
  const launcher = chromeLauncher({ launchOptions: { browser: 'firefox', executablePath } });
  launcher.name = 'Firefox';
  return { launcher, concurrency: 1, stop: async () => {} };
}
