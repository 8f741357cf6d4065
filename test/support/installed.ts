import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-fs';

const run = promisify(execFile);
const shell = process.platform === 'win32';

/** The package as npm packs it, and an app that has installed it. */
export interface Installed {
  readonly tarball: string;
  /** The paths in the tarball. */
  readonly files: readonly string[];
  readonly project: string;
  /** Deletes the project. A process of the test pool may be ended before its `exit` handlers have run. */
  remove(): Promise<void>;
}

/**
 * Packs and installs the build. It unpacks the tarball as npm does, and links the package's
 * dependencies, because `npm install` would need a registry or a filled cache.
 */
export async function installPackage(): Promise<Installed> {
  const project = await mkdtemp(join(tmpdir(), 'installed-'));
  const packing = ['pack', '--ignore-scripts', '--json', '--pack-destination', `"${project}"`];
  const args = shell ? packing : packing.map((it) => it.replaceAll('"', ''));
  // npm makes its cache before it packs, and the home of the user may not be writable.
  const env = { ...process.env, npm_config_cache: join(project, 'npm-cache') };
  const { stdout } = await run('npm', args, { shell, env, maxBuffer: 2 ** 26 });
  const [packed] = JSON.parse(stdout) as { filename: string; files: { path: string }[] }[];
  if (!packed) throw new Error('npm pack gave no tarball.');
  const tarball = join(project, packed.filename);

  await writeFile(join(project, 'package.json'), '{ "type": "module", "private": true }');
  const unpacked = join(project, 'unpacked');
  await pipeline(createReadStream(tarball), createGunzip(), extract(unpacked));
  const { name, dependencies, peerDependencies } = JSON.parse(
    await readFile('package.json', 'utf8'),
  );
  await mkdir(join(project, 'node_modules'));
  await rename(join(unpacked, 'package'), join(project, 'node_modules', name));
  const packages = Object.keys({ ...dependencies, ...peerDependencies });
  await linkPackages(project, [...packages, '@types/react']);
  return {
    tarball,
    files: packed.files.map(({ path }) => path),
    project,
    remove: () => rm(project, { recursive: true, force: true }),
  };
}

/** Links packages from another folder into a project. */
export async function linkPackages(
  project: string,
  names: readonly string[],
  from = '.',
): Promise<void> {
  for (const name of names) {
    const link = join(project, 'node_modules', name);
    await mkdir(dirname(link), { recursive: true });
    await symlink(resolve(from, 'node_modules', name), link, 'junction');
  }
}
