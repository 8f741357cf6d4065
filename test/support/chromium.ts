import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type LaunchOptions, launch } from 'puppeteer-core';
import { type BrowserBinary, bundledChromium } from './bundled-chromium.js';

const isRoot = process.getuid?.() === 0;

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

/** Finds a Chromium: the one asked for, one that is installed, the one from npm, or one that can be installed. */
export async function findChromium(): Promise<BrowserBinary> {
  const asked = process.env.CHROME_PATH;
  if (asked) {
    if (!existsSync(asked))
      throw new Error(`CHROME_PATH names a file that does not exist: ${asked}`);
    return { executablePath: asked, env: {} };
  }
  const installed = installedChromium();
  if (installed) return { executablePath: installed, env: {} };
  const bundled = await bundledChromium();
  if (bundled) return bundled;
  const added = installWithApt();
  if (added) return { executablePath: added, env: {} };
  throw new Error(
    'No Chromium found: install Chrome, Chromium or Edge, or name one in CHROME_PATH.',
  );
}

/** What puppeteer and the test runner need to start it. */
export async function chromiumLaunchOptions(): Promise<LaunchOptions> {
  const { executablePath, env } = await findChromium();
  return {
    executablePath,
    env: { ...process.env, ...env },
    args: [
      // Chromium refuses to start as root with its sandbox; anyone else keeps the sandbox.
      ...(isRoot ? ['--no-sandbox'] : []),
      // Nothing of Chromium's own may try the network: on a closed one it is noise and delay.
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  };
}

/** A browser for scripts: screenshots, and tests of the built files. */
export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return launch({ ...(await chromiumLaunchOptions()), ...options });
}

function installedChromium(): string | undefined {
  return candidates().find((path) => existsSync(path));
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

function installWithApt(): string | undefined {
  if (process.platform !== 'linux' || !isRoot || !existsSync('/usr/bin/apt-get')) return undefined;
  const apt = (...args: string[]) => spawnSync('apt-get', args, { stdio: 'inherit' });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium');
  return installedChromium();
}
