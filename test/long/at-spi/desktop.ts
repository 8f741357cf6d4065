import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { type Browser, launch } from 'puppeteer-core';
import { python } from './packages.js';

/** What AT-SPI reported: a text that was inserted into a live region, or an object that got the focus. */
export interface SpokenEvent {
  readonly type: 'text' | 'focus' | 'ready';
  readonly text: string;
  readonly role: string;
}

export const browsers = ['chromium', 'firefox'] as const;

/** A display with a session bus, a listener in the place of a screen reader, and browsers in real windows. */
export class Desktop {
  /** Oldest first. */
  readonly events: SpokenEvent[] = [];
  #folder = '';
  #env: Record<string, string> = {};
  #processes: ChildProcess[] = [];

  static async start(): Promise<Desktop> {
    const desktop = new Desktop();
    try {
      await desktop.#start();
    } catch (error) {
      await desktop.stop();
      throw error;
    }
    return desktop;
  }

  async #start(): Promise<void> {
    // The sockets of another session must not be used.
    this.#folder = await mkdtemp(join(tmpdir(), 'at-spi-'));
    const { PATH = '' } = process.env;
    this.#env = { PATH, HOME: this.#folder, XDG_RUNTIME_DIR: this.#folder, LANG: 'C.UTF-8' };
    const display = this.#spawn('Xvfb', '-displayfd', '1', '-screen', '0', '1280x1024x24');
    this.#env.DISPLAY = `:${await firstLine(display)}`;
    const bus = this.#spawn('dbus-daemon', '--session', '--nofork', '--print-address=1');
    this.#env.DBUS_SESSION_BUS_ADDRESS = await firstLine(bus);
    const script = fileURLToPath(new URL('listen.py', import.meta.url));
    const listener = this.#spawn(python, script);
    const lines = createInterface({ input: listener.stdout as Readable });
    await new Promise<void>((resolve, reject) => {
      lines.on('line', (line) => {
        const event: SpokenEvent = JSON.parse(line);
        if (event.type === 'ready') resolve();
        else this.events.push(event);
      });
      listener.once('exit', (code) => reject(new Error(`The listener ended with code ${code}.`)));
    });
  }

  /** Starts a browser that reports to AT-SPI. */
  open(browser: (typeof browsers)[number]): Promise<Browser> {
    const options = { headless: false, env: { ...this.#env, ACCESSIBILITY_ENABLED: '1' } };
    if (browser === 'firefox') {
      return launch({ ...options, browser, executablePath: '/usr/bin/firefox-esr' });
    }
    const args = ['--force-renderer-accessibility', '--no-first-run'];
    if (process.getuid?.() === 0) args.push('--no-sandbox');
    return launch({ ...options, executablePath: '/usr/bin/chromium', args });
  }

  async stop(): Promise<void> {
    for (const child of this.#processes.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await exited;
    }
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #spawn(command: string, ...args: readonly string[]): ChildProcess {
    const child = spawn(command, args, { env: this.#env, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#processes.push(child);
    return child;
  }
}

const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    createInterface({ input: child.stdout as Readable }).once('line', resolve);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with code ${code}.`)));
  });
