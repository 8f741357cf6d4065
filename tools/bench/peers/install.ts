import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { bundle } from '../bundle.js';
import type { Peer } from './peers.js';
import { peers } from './peers.js';

/** Out of the package's sight: nothing of theirs is a dependency of ours. */
const folder = '.cache/peers';

/** Installs the peers, without running anything of theirs. */
function install(): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/package.json`, '{ "private": true }\n');
  const names = peers.map(({ name, version }) => `${name}@${version}`);
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-save', '--save-exact'];
  execFileSync('npm', ['install', ...options, ...names], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}

/** A peer, and what an app that uses it would send. */
export interface BundledPeer extends Peer {
  /** With the module that drives it. */
  readonly code: string;
  /** Its main entry, alone. */
  readonly alone: string;
}

/** Installs the peers and bundles each of them. */
export async function bundledPeers(): Promise<BundledPeer[]> {
  install();
  const bundled: BundledPeer[] = [];
  for (const [n, peer] of peers.entries()) {
    writeFileSync(`${folder}/driver-${n}.js`, peer.driver);
    writeFileSync(`${folder}/main-${n}.js`, `import '${peer.name}'; export * from '${peer.name}';`);
    bundled.push({
      ...peer,
      code: await bundle(`${folder}/driver-${n}.js`),
      alone: await bundle(`${folder}/main-${n}.js`),
    });
  }
  return bundled;
}
