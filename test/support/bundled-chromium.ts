import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

export interface BrowserBinary {
  executablePath: string;
  /** What the browser needs in its environment beyond ours. */
  env: Record<string, string>;
}

const packageRoot = fileURLToPath(
  new URL('../../node_modules/@sparticuz/chromium', import.meta.url),
);
const cacheRoot = fileURLToPath(new URL('../../.cache', import.meta.url));

/**
 * The Chromium inside the npm package `@sparticuz/chromium`, unpacked once per version and user.
 *
 * Its own `executablePath()` unpacks to a fixed place in the temporary directory, where an older version stays
 * for ever, another user's files are in the way, and two runs at once read each other's half-written file. It
 * also leaves out the shared libraries that a bare system lacks.
 */
export async function bundledChromium(): Promise<BrowserBinary | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = await readFile(join(packageRoot, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const home = join(cacheRoot, `chromium-${version}-${process.getuid?.()}`);
  if (!existsSync(home)) await unpackInto(home);
  return { executablePath: join(home, 'chromium'), env: environment(home) };
}

async function unpackInto(home: string): Promise<void> {
  await mkdir(cacheRoot, { recursive: true });
  const staging = await mkdtemp(`${home}-`);
  const bin = (name: string) => createReadStream(join(packageRoot, 'bin', name));
  const executable = createWriteStream(join(staging, 'chromium'), { mode: 0o755 });
  const fontDirectory = join(home, 'fonts', 'fonts');
  try {
    await Promise.all([
      pipeline(bin('chromium.br'), createBrotliDecompress(), executable),
      pipeline(bin('swiftshader.tar.br'), createBrotliDecompress(), extract(staging)),
      pipeline(bin('al2023.tar.br'), createBrotliDecompress(), extract(staging)),
      pipeline(bin('fonts.tar.br'), createBrotliDecompress(), extract(join(staging, 'fonts'))),
    ]);
    // The font configuration in the package names directories of a cloud function.
    await writeFile(
      join(staging, 'fonts', 'fonts.conf'),
      `<?xml version="1.0"?>\n<fontconfig><dir>${inXml(fontDirectory)}</dir>` +
        '<dir>/usr/share/fonts</dir>' +
        `<cachedir>${inXml(join(home, 'fonts', 'cache'))}</cachedir></fontconfig>\n`,
    );
    await rename(staging, home);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process was faster: its copy is as good as ours.
    if (!existsSync(home)) throw error;
  }
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function environment(home: string): Record<string, string> {
  const libraries = [process.env.LD_LIBRARY_PATH, join(home, 'lib')].filter(Boolean).join(':');
  // What it keeps of its own, such as shaders and certificates, stays out of the user's home.
  const env: Record<string, string> = { LD_LIBRARY_PATH: libraries, HOME: home };
  if (!existsSync('/etc/fonts/fonts.conf')) env.FONTCONFIG_PATH = join(home, 'fonts');
  return env;
}
