import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { glob } from 'tinyglobby';
import type { StartedEngine } from '../support/engines.js';

const DRIVER = '/usr/bin/WebKitWebDriver';

/** WebKitGTK with its own WebDriver, on a virtual display if there is no real one. */
export async function startEngine(): Promise<StartedEngine> {
  const [binary] = await glob('/usr/lib/*/webkit2gtk-4.*/MiniBrowser', { absolute: true });
  if (!existsSync(DRIVER) || !binary) {
    throw new Error('No WebKitWebDriver: apt-get install webkit2gtk-driver xvfb xauth.');
  }
  const port = await freePort();
  const driver = startDriver(port);
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: {
      // WebKitGTK has no BiDi: a request for it would time out.
      'wdio:enforceWebDriverClassic': true,
      browserName: 'MiniBrowser',
      // The tests report when they are done. A wait for the load event may outlast them, and fail at the end.
      pageLoadStrategy: 'none',
      'webkitgtk:browserOptions': { binary, args: ['--automation'] },
    } as WebdriverIO.Capabilities,
  });
  await ready(port, driver);
  return { launcher, concurrency: 1, stop: () => stopGroup(driver) };
}

function startDriver(port: number): ChildProcess {
  const driver = [DRIVER, `--port=${port}`];
  const command = process.env.DISPLAY ? driver : ['xvfb-run', '-a', ...driver];
  // Detached, with its own process group, so that stopping it also stops the display and the browser.
  const child = spawn(command[0] ?? DRIVER, command.slice(1), { detached: true, stdio: 'ignore' });
  process.once('exit', () => signalGroup(child));
  return child;
}

async function ready(port: number, driver: ChildProcess): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline && driver.exitCode === null) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await sleep(100);
  }
  await stopGroup(driver);
  throw new Error('WebKitWebDriver did not start.');
}

async function stopGroup(driver: ChildProcess): Promise<void> {
  const exited = new Promise((resolve) => driver.once('exit', resolve));
  if (signalGroup(driver)) await exited;
}

function signalGroup({ pid, exitCode, signalCode }: ChildProcess): boolean {
  if (pid === undefined || exitCode !== null || signalCode !== null) return false;
  return process.kill(-pid, 'SIGTERM');
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
