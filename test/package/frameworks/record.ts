import { readFileSync } from 'node:fs';
import type { App } from './apps.js';

/** The file that `npm run frameworks` writes. */
export const recordFile = 'demo/frameworks/RESULTS.md';

/** The packages of an app with their pinned versions, as `react 19.3.1, vite 8.3.8`. */
export function versionsOf({ manifest, packages }: App): string {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(manifest, 'utf8'));
  const pinned: Record<string, string> = { ...dependencies, ...devDependencies };
  return packages
    .map((name) => {
      const [version, alias] = (pinned[name] ?? '').split('@').reverse();
      return `${alias?.replace('npm:', '') ?? name} ${version}`;
    })
    .join(', ');
}

/** The line of an app in the record. */
export const recordLine = (name: string, app: App, passed: number, all: number): string =>
  `| ${name} | ${versionsOf(app) || '–'} | ${passed} of ${all} |`;
