import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What the plugin needs of a build, with the licenses of the packages that are in it. */
const builtFiles = [
  'stamps-activity-feed.js',
  'stamps-activity-feed.loader.js',
  'THIRD-PARTY-LICENSES',
];

/** Writes the complete WordPress plugin into a folder, as it is put into wp-content/plugins. */
export function writePlugin(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync('integrations/wordpress/stamps-activity-feed', folder, {
    recursive: true,
    filter: (path) => !path.endsWith('.gitignore') && !/\bassets\/./.test(path),
  });
  for (const name of builtFiles) cpSync(join('dist', name), join(folder, 'assets', name));
  cpSync('LICENSE', join(folder, 'LICENSE'));
}
