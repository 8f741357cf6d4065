import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { sandboxCredentials } from '../../../src/sandbox/index.js';
import { writePlugin } from '../../../tools/wordpress/plugin.js';

const run = promisify(execFile);

/** Where the files of WordPress are: `.ci/run` unpacks Debian's, and `apt-get install wordpress` puts them there. */
const places = [
  process.env.WORDPRESS_PATH,
  '.cache/wordpress/usr/share/wordpress',
  '/usr/share/wordpress',
];

const files = places.find((it) => it && existsSync(join(it, 'wp-includes/kses.php')));

const hasCommand = (name: string) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((it) =>
    existsSync(join(it, name)),
  );

/** Skips a suite with a message if a command is missing; fails it if NEEDS_WORDPRESS is set. */
export function needsCommand(suite: Mocha.Suite, name: 'php' | 'phpcs'): void {
  suite.beforeAll(function () {
    if (hasCommand(name)) return;
    const message = `There is no ${name} to test with.`;
    if (process.env.NEEDS_WORDPRESS) throw new Error(message);
    console.warn(`\n  SKIPPED: ${message}\n`);
    this.skip();
  });
}

/** What is missing on this machine for tests in WordPress; empty if nothing is. */
const missing = [
  ...['php', 'mariadbd'].filter((name) => !hasCommand(name)),
  ...(files ? [] : ['the files of WordPress (WORDPRESS_PATH)']),
].join(', ');

const { token, merchantId } = sandboxCredentials.group;

/** The lines of wp-config.php that a site with the plugin has. */
export const wordPressConfig = `define( 'STAMPS_TOKEN', '${token}' ); define( 'STAMPS_MERCHANT_ID', '${merchantId}' ); define( 'STAMPS_MEMBER_BY_EMAIL', true );`;

/** Skips a suite with a message if WordPress can't run; fails it if NEEDS_WORDPRESS is set. */
export function needsWordPress(suite: Mocha.Suite): void {
  suite.beforeAll(function () {
    if (!missing) return;
    const message = `WordPress can't run here. Missing: ${missing}. \`.ci/run\` installs them on Debian.`;
    if (process.env.NEEDS_WORDPRESS) throw new Error(message);
    console.warn(`\n  SKIPPED: ${message}\n`);
    this.skip();
  });
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
};

/** Resolves when a process has printed a text; rejects if it exits before. */
const waitForOutput = (child: ChildProcess, text: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      if (text.test(output)) resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', (code) => reject(new Error(`It ended with code ${code}:\n${output}`)));
  });

const end = async (child: ChildProcess | undefined): Promise<void> => {
  if (!child?.pid || child.exitCode !== null || child.signalCode) return;
  const ended = once(child, 'exit');
  // In its own process group, because PHP's server has workers.
  process.kill(-child.pid, 'SIGKILL');
  await ended;
};

export interface WordPressOptions {
  /** Base URL of the API. */
  readonly apiUrl: string;
  /** Email addresses by the names of accounts; every password is `password`. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Posts of an author without the right to unfiltered HTML, by their slugs. */
  readonly posts: Readonly<Record<string, string>>;
  /** The plugin's lines in wp-config.php. */
  readonly config?: string;
}

export interface WordPress {
  readonly origin: string;
  /** The warnings of PHP and of WordPress. */
  warnings(): Promise<string>;
  /** Runs PHP code in WordPress, and returns its output. `before` runs before WordPress is loaded. */
  evaluate(code: string, before?: string): Promise<string>;
  stop(): Promise<void>;
}

/** WordPress with the plugin, on its own database and web server. */
export async function startWordPress(options: WordPressOptions): Promise<WordPress> {
  const directory = await mkdtemp(join(tmpdir(), 'stamps-wordpress-'));
  const site = join(directory, 'site');
  const data = join(directory, 'data');
  const socket = join(directory, 'db');
  const log = join(directory, 'log');
  const plugin = join(site, 'wp-content/plugins/stamps-activity-feed');
  const own = new URL('./', import.meta.url);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const environment = {
    PATH: `${process.env.PATH}:/usr/sbin`,
    SITE_URL: origin,
    ACCOUNTS: JSON.stringify(options.accounts),
    POSTS: JSON.stringify(options.posts),
  };
  let database: ChildProcess | undefined;
  let server: ChildProcess | undefined;
  const stop = async () => {
    await end(server);
    await end(database);
    await rm(directory, { recursive: true, force: true });
  };
  try {
    const root = process.getuid?.() === 0 ? ['--user=root'] : [];
    await cp(files ?? '', site, {
      recursive: true,
      dereference: true,
      filter: (path) => !path.endsWith('.htaccess'),
    });
    await mkdir(data);
    database = spawn(
      'mariadbd',
      [
        '--no-defaults',
        `--datadir=${data}`,
        `--socket=${socket}`,
        '--skip-networking',
        // The new database has no accounts, and only this process can reach the socket.
        '--skip-grant-tables',
        ...root,
      ],
      { detached: true, env: environment },
    );
    await waitForOutput(database, /ready for connections/);
    writePlugin(plugin);
    await cp(new URL('loopback.php', own), join(site, 'wp-content/mu-plugins/loopback.php'));
    for (const name of ['router.php', 'set-up.php']) await cp(new URL(name, own), join(site, name));
    await writeFile(
      join(site, 'wp-config.php'),
      `<?php
      define( 'DB_NAME', 'wordpress' ); define( 'DB_USER', 'root' ); define( 'DB_PASSWORD', '' );
      define( 'DB_HOST', 'localhost:${socket}' ); define( 'DB_CHARSET', 'utf8mb4' );
      define( 'WP_HOME', '${origin}' ); define( 'WP_SITEURL', '${origin}' );
      define( 'WP_DEBUG', true ); define( 'WP_DEBUG_DISPLAY', false ); define( 'WP_DEBUG_LOG', '${log}' );
      define( 'DISABLE_WP_CRON', true ); define( 'AUTOMATIC_UPDATER_DISABLED', true );
      define( 'WP_HTTP_BLOCK_EXTERNAL', true ); define( 'WP_ACCESSIBLE_HOSTS', '127.0.0.1' );
      define( 'AUTH_KEY', 'a' ); define( 'SECURE_AUTH_KEY', 'b' ); define( 'LOGGED_IN_KEY', 'c' ); define( 'NONCE_KEY', 'd' );
      define( 'AUTH_SALT', 'e' ); define( 'SECURE_AUTH_SALT', 'f' ); define( 'LOGGED_IN_SALT', 'g' ); define( 'NONCE_SALT', 'h' );
      define( 'STAMPS_API_URL', '${options.apiUrl}' );
      ${options.config ?? wordPressConfig}
      $table_prefix = 'wp_';
      defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );
      require ABSPATH . 'wp-settings.php';`,
    );
    const create = `$db = new mysqli( null, 'root', '', '', 0, '${socket}' ); $db->query( 'CREATE DATABASE wordpress' );`;
    await run('php', ['-r', create], { env: environment });
    await run('php', ['set-up.php'], { cwd: site, env: environment });
    server = spawn('php', ['-S', `127.0.0.1:${port}`, '-t', site, join(site, 'router.php')], {
      cwd: site,
      detached: true,
      env: { ...environment, PHP_CLI_SERVER_WORKERS: '4' },
    });
    await waitForOutput(server, /Development Server/);
  } catch (cause) {
    const logged = await readFile(log, 'utf8').catch(() => '');
    await stop();
    throw new Error(`WordPress did not start. It says:\n${logged}`, { cause });
  }
  return {
    origin,
    stop,
    warnings: () => readFile(log, 'utf8').catch(() => ''),
    async evaluate(code, before = '') {
      const { stdout } = await run('php', ['-r', `${before} require 'wp-load.php'; ${code}`], {
        cwd: site,
        env: environment,
      });
      return stdout;
    },
  };
}

/** Signs in as the form does, and returns the cookies. */
export async function signIn(origin: string, log: string): Promise<string> {
  const { headers } = await fetch(`${origin}/wp-login.php`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: 'wordpress_test_cookie=WP%20Cookie%20check' },
    body: new URLSearchParams({ log, pwd: 'password', testcookie: '1' }),
  });
  return headers
    .getSetCookie()
    .map((it) => it.split(';')[0])
    .filter((it) => /^wordpress_(?!test)/.test(it ?? ''))
    .join('; ');
}

/** WordPress's nonce in a page's configuration, for a session. */
export async function nonceOn(url: string, Cookie: string): Promise<string> {
  const html = await (await fetch(url, { headers: { Cookie } })).text();
  return /"X-WP-Nonce","(\w+)"/.exec(html)?.[1] ?? '';
}
