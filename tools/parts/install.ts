import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A part is a folder with a package.json and a lock file of its own: what serves one purpose only, such as
 * the app of a framework. Its packages are installed by the command that needs them, and stay until the
 * lock file changes.
 */
export function installPart(folder: string): void {
  const wanted = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json')));
  const stamp = join(folder, 'node_modules', '.installed');
  const digest = wanted.digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== digest) {
    console.log(`Installing the packages of ${folder} …`);
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    if (status !== 0) throw new Error(`npm ci failed in ${folder}.`);
    writeFileSync(stamp, digest);
  }
  placePackage(folder);
}

/** Installs a part, and gives the `require` of its packages. */
export function requireFrom(folder: string): NodeJS.Require {
  installPart(folder);
  return createRequire(resolve(folder, 'package.json'));
}

/** Installs a part, and imports a module of its packages. */
export async function importFrom<Module>(folder: string, name: string): Promise<Module> {
  return import(pathToFileURL(requireFrom(folder).resolve(name)).href);
}

/** The part that a file belongs to: the nearest folder above it with a package.json, below the root. */
export function partOf(file: string): string | undefined {
  for (let folder = dirname(file); resolve(folder) !== resolve('.'); folder = dirname(folder)) {
    if (folder === dirname(folder)) return undefined;
    if (existsSync(join(folder, 'package.json'))) return folder;
  }
  return undefined;
}

/**
 * Gives a part that depends on this package a copy of what was built. Through npm's link, the package
 * would find the root's React instead of the part's.
 */
function placePackage(folder: string): void {
  const { name } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!dependencies?.[name]) return;
  if (!existsSync('dist/index.js')) throw new Error('There is no build: npm run build');
  const copy = join(folder, 'node_modules', name);
  rmSync(copy, { recursive: true, force: true });
  for (const it of ['package.json', 'custom-elements.json', 'dist']) {
    cpSync(it, join(copy, it), { recursive: true });
  }
}
