import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Debian's Python: only this one sees Debian's packages. */
export const python = '/usr/bin/python3';

const inPath = (command: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));

const imports = (code: string) => spawnSync(python, ['-c', code]).status === 0;

/** Debian's packages, and how each is recognized. */
const packages: Readonly<Record<string, () => boolean>> = {
  'at-spi2-core': () =>
    ['/usr/libexec', '/usr/lib/at-spi2-core'].some((folder) =>
      existsSync(join(folder, 'at-spi-bus-launcher')),
    ),
  chromium: () => inPath('chromium'),
  dbus: () => inPath('dbus-daemon'),
  'firefox-esr': () => inPath('firefox-esr'),
  'gir1.2-atspi-2.0': () => imports('import gi; gi.require_version("Atspi", "2.0")'),
  'python3-gi': () => imports('import gi'),
  xvfb: () => inPath('Xvfb'),
};

/** Fails, and says what to install, unless everything that AT-SPI needs is there. */
export function requirePackages(): void {
  const missing = Object.entries(packages).flatMap(([name, isThere]) => (isThere() ? [] : name));
  if (missing.length === 0) return;
  throw new Error(
    `These Debian packages are missing, so AT-SPI can't be tested: apt-get install ${missing.join(' ')}`,
  );
}
