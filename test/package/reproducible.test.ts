import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { dependencies } from '../support/dependencies.js';

const run = promisify(execFile);
const notCopied = ['node_modules', 'dist', '.git', '.cache', '.next'];

/** The content of all files in a folder, by path. */
const filesOf = async (folder: string): Promise<Map<string, Buffer>> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name));
  const files = paths.map(
    async (path) => [path.slice(folder.length), await readFile(path)] as const,
  );
  return new Map((await Promise.all(files)).sort(([a], [b]) => (a < b ? -1 : 1)));
};

describe('the build', function () {
  this.timeout(120_000);
  let elsewhere: string;

  before(async () => {
    elsewhere = await mkdtemp(join(tmpdir(), 'another path, and a longer one '));
    const isCopied = (path: string) => !notCopied.includes(basename(path));
    for (const it of (await readdir('.')).filter(isCopied)) {
      await cp(it, join(elsewhere, it), { recursive: true, filter: isCopied });
    }
    // Files that are bundled are copied, because a link would resolve to the original folder.
    const parts = await dependencies();
    for (const it of parts) {
      await cp(it, join(elsewhere, it), { recursive: true });
    }
    const others = (await readdir('node_modules', { withFileTypes: true })).flatMap(async (it) => {
      const path = `node_modules/${it.name}`;
      const isScope = it.name.startsWith('@');
      return isScope ? (await readdir(path)).map((name) => `${path}/${name}`) : [path];
    });
    for (const it of (await Promise.all(others)).flat()) {
      if (parts.has(it)) continue;
      await mkdir(join(elsewhere, it, '..'), { recursive: true });
      await symlink(resolve(it), join(elsewhere, it), 'junction');
    }
  });

  after(() => rm(elsewhere, { recursive: true, force: true }));

  it('writes the same bytes in a folder of another name', async () => {
    const shell = process.platform === 'win32';
    await run('npm', ['run', '--silent', 'build'], { cwd: elsewhere, shell });
    const [once, again] = [await filesOf('dist'), await filesOf(join(elsewhere, 'dist'))];
    expect([...again.keys()], 'dist is older than its source: npm run build').to.deep.equal([
      ...once.keys(),
    ]);
    const different = [...once].filter(([path, bytes]) => !again.get(path)?.equals(bytes));
    expect(different.map(([path]) => path)).to.deep.equal([]);
  });
});
