import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar-fs';

export interface BrowserBinary {
  executablePath: string;
  /** The environment variables that the browser needs in addition to ours. */
  env: Record<string, string>;
}

const packageRoot = fileURLToPath(
  new URL('../../node_modules/@sparticuz/chromium', import.meta.url),
);
const cacheRoot = fileURLToPath(new URL('../../.cache', import.meta.url));

/**
 * The Chromium of the npm package `@sparticuz/chromium`, unpacked once per version and user. Its
 * own `executablePath()` unpacks to a fixed path in the temporary directory. An older version stays
 * there, another user's files block it, and two concurrent runs read each other's incomplete file.
 * It also omits the shared libraries that a minimal system lacks.
 */
export async function bundledChromium(): Promise<BrowserBinary | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = await readFile(join(packageRoot, 'package.json'), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const home = join(cacheRoot, `browser-${version}-${process.getuid?.()}`);
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
    // The font configuration of the package names the directories of a cloud function. This one leaves out the
    // installed fonts, so that text has the same width on every machine, also where no font is installed.
    await writeFile(
      join(staging, 'fonts', 'fonts.conf'),
      `<?xml version="1.0"?>\n<fontconfig><dir>${inXml(fontDirectory)}</dir>` +
        `<cachedir>${inXml(join(home, 'fonts', 'cache'))}</cachedir></fontconfig>\n`,
    );
    await rename(staging, home);
  } catch (error) {
    await rm(staging, { recursive: true, force: true });
    // Another process was faster, and its copy is equal to ours.
    if (!existsSync(home)) throw error;
  }
}

const inXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function environment(home: string): Record<string, string> {
  const libraries = [process.env.LD_LIBRARY_PATH, join(home, 'lib')].filter(Boolean).join(':');
  return {
    LD_LIBRARY_PATH: libraries,
    FONTCONFIG_FILE: join(home, 'fonts', 'fonts.conf'),
    // Keeps the browser's own data, such as shaders and certificates, out of the user's home.
    HOME: home,
  };
}
