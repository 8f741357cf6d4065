import { execFile } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const shell = process.platform === 'win32';

/** The package as npm packs it, and a project that was empty before npm installed it there. */
export interface Installed {
  readonly tarball: string;
  /** The paths within the tarball. */
  readonly files: readonly string[];
  readonly project: string;
}

let installed: Promise<Installed> | undefined;

/** Packs and installs what was built, once for all tests of a run. */
export const installPackage = (): Promise<Installed> => {
  installed ??= install();
  return installed;
};

/**
 * The dependencies are packed from `node_modules` as they were published, so that npm resolves and
 * installs all of it without a registry.
 */
async function install(): Promise<Installed> {
  const project = await mkdtemp(join(tmpdir(), 'installed-'));
  process.once('exit', () => rmSync(project, { recursive: true, force: true }));
  const parts = await dependencies('.', new Set(), { peers: true });
  const folders = ['.', ...parts].map((it) => `./${it}`);
  const packing = ['pack', ...folders, '--ignore-scripts', '--json', '--pack-destination', project];
  const { stdout } = await run('npm', packing, { shell, maxBuffer: 2 ** 26 });
  const packed = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  const tarballs = packed.map(({ filename }) => join(project, filename));

  await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }');
  const flags = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'];
  await run('npm', ['install', ...flags, ...tarballs], { cwd: project, shell });
  const files = packed[0]?.files.map(({ path }) => path) ?? [];
  return { tarball: tarballs[0] as string, files, project };
}

/**
 * The folders of what the package depends on where it runs, and of what that depends on. With `peers`, what
 * an app has to have for some of its entries is among them.
 */
export async function dependencies(
  folder = '.',
  found = new Set<string>(),
  { peers = false } = {},
): Promise<Set<string>> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const needed = { ...manifest.dependencies, ...(peers && manifest.peerDependencies) };
  for (const name of Object.keys(needed)) {
    const nested = `${folder}/node_modules/${name}`;
    const path = existsSync(nested) ? nested.replace(/^\.\//, '') : `node_modules/${name}`;
    if (found.has(path)) continue;
    found.add(path);
    await dependencies(path, found, { peers });
  }
  return found;
}
