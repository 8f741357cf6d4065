import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type LaunchOptions, launch } from 'puppeteer-core';
import { type BrowserBinary, bundledChromium } from './bundled-chromium.js';

const COMMANDS = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PROGRAMS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Chromium\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * The Chromium of the tests: the one in `CHROME_PATH`, or else the one from npm, or else an
 * installed one. The one from npm only runs on linux-x64. It comes first there, so that all
 * machines test with the same version.
 */
export async function findChromium(): Promise<BrowserBinary> {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH: there is no file ${named}.`);
    return { executablePath: named, env: {} };
  }
  const bundled = await bundledChromium();
  if (bundled) return bundled;
  const installed = installedChromium();
  if (installed) return { executablePath: installed, env: {} };
  throw new Error('There is no Chromium: install Chrome, Chromium or Edge, or set CHROME_PATH.');
}

/** An installed Chrome, Chromium or Edge. Unlike the Chromium from npm, it can search a page for text. */
export const installedChromium = (): string | undefined =>
  [process.env.CHROME_PATH, ...candidates()].find((path) => path && existsSync(path));

let options: Promise<LaunchOptions> | undefined;

/** What puppeteer and the test runner need to start it. */
export function chromiumLaunchOptions(): Promise<LaunchOptions> {
  options ??= findOptions();
  return options;
}

async function findOptions(): Promise<LaunchOptions> {
  const { executablePath, env } = await findChromium();
  const found = { executablePath, env: { ...process.env, ...env }, args: quiet };
  const unprotected = { ...found, args: [...quiet, '--no-sandbox'] };
  // Chromium refuses to start as root with its sandbox.
  if (process.getuid?.() === 0) return unprotected;
  const failure = await startFailure(found);
  if (!failure || process.platform !== 'linux') return found;
  if (await startFailure(unprotected)) throw failure;
  console.warn("Chromium's sandbox can't start here, so the tests run without it.");
  return unprotected;
}

/**
 * Chromium's own services must not use the network. Without a connection they cause noise and
 * delays.
 */
const quiet = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The reason why a browser does not start, or undefined if it does. */
async function startFailure(launchOptions: LaunchOptions): Promise<unknown> {
  try {
    await (await launch(launchOptions)).close();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** A browser for scripts, such as screenshots, and for tests of the built files. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return launch({ ...(await chromiumLaunchOptions()), ...options });
}

function candidates(): string[] {
  const { env, platform } = process;
  if (platform === 'darwin') {
    const roots = ['/Applications', join(env.HOME ?? '', 'Applications')];
    return roots.flatMap((root) =>
      MAC_APPS.map((app) => join(root, `${app}.app/Contents/MacOS/${app}`)),
    );
  }
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA];
    return roots.flatMap((root) => (root ? WINDOWS_PROGRAMS.map((path) => join(root, path)) : []));
  }
  const directories = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'];
  return COMMANDS.flatMap((command) => directories.map((directory) => join(directory, command)));
}
