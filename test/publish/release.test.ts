import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip } from 'node:zlib';
import { expect } from 'chai';
import { extract } from 'tar-fs';
import { installPart } from '../../tools/parts/install.js';

const run = promisify(execFile);
const parts = ['.', 'tools/release', 'tools/api'];

describe('a dry run of the release', function () {
  this.timeout(300_000);
  let folder: string;
  let released: string;
  let version: string;

  const read = (file: string): Promise<string> => readFile(join(folder, file), 'utf8');
  const inClone = (program: string, ...args: string[]) =>
    run(program, args, { cwd: folder, maxBuffer: 2 ** 26 });

  /** Unpacks a tarball, and returns the text of its file. */
  const packed = async (tarball: string, file: string): Promise<string> => {
    const target = join(folder, '.cache/unpacked');
    await pipeline(createReadStream(join(folder, tarball)), createGunzip(), extract(target));
    const text = await readFile(join(target, 'package', file), 'utf8');
    await rm(target, { recursive: true });
    return text;
  };

  const hashOf = async (file: string): Promise<string> =>
    `sha384-${createHash('sha384')
      .update(await readFile(join(folder, file)))
      .digest('base64')}`;

  before(async () => {
    for (const part of parts.slice(1)) installPart(part);
    folder = await mkdtemp(join(tmpdir(), 'release-'));
    await run('git', ['clone', '--quiet', '--no-hardlinks', '.', folder]);
    await appendFile(join(folder, '.git/info/exclude'), 'node_modules\n');
    for (const part of parts) {
      const link = join(folder, part, 'node_modules');
      await symlink(resolve(part, 'node_modules'), link, 'junction');
    }
    await cp('dist', join(folder, 'dist'), { recursive: true });
    released = JSON.parse(await read('package.json')).version;
    await writeFile(
      join(folder, '.changeset/tested.md'),
      '---\n"stamps-activity-feed": major\n---\n\nAdded what this test releases.\n',
    );
    await inClone('git', 'add', '--all');
    const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
    await inClone('git', ...author, 'commit', '--quiet', '--message', 'Add a changeset');
    await inClone('npm', 'run', 'release', '--', '--dry-run');
    ({ version } = JSON.parse(await read('package.json')));
  });

  after(() => rm(folder, { recursive: true, force: true }));

  it('raises the version everywhere', async () => {
    expect(version).to.not.equal(released);
    expect(JSON.parse(await read('package-lock.json')).version).to.equal(version);
    expect(JSON.parse(await read('api/released.json')).version).to.equal(version);
    expect(await read('src/version.ts')).to.include(`'${version}'`);
    expect(await read('dist/version.js')).to.include(`'${version}'`);
  });

  it('writes the changelog', async () => {
    const [, section = ''] = (await read('CHANGELOG.md')).split('\n## ');
    expect(section.split('\n')[0]).to.equal(version);
    expect(section).to.include('Added what this test releases.');
  });

  for (const file of ['README.md', 'docs/start.md']) {
    it(`fills the CDN snippet with the version and the hash of the build: ${file}`, async () => {
      const text = await read(file);
      expect(text).to.include(`stamps-activity-feed@${version}/dist/stamps-activity-feed.js"`);
      expect(text).to.include(`integrity="${await hashOf('dist/stamps-activity-feed.js')}"`);
      const tarball = `.cache/stamps-activity-feed-${version}.tgz`;
      expect(await packed(tarball, file)).to.equal(text);
    });
  }

  it('writes a bill of materials with the dependencies, and nothing else', async () => {
    const { components, bomFormat } = JSON.parse(await read('dist/sbom.cdx.json'));
    const names = components.map(({ name }: { name: string }) => name);
    const { dependencies } = JSON.parse(await read('package.json'));
    expect(bomFormat).to.equal('CycloneDX');
    expect(names).to.include.members([...Object.keys(dependencies), 'lit-html']);
    expect(names).to.not.include.members(['typescript']);
    expect(names).to.not.include.members(['react']);
  });

  it('writes the documentation of this version', async () => {
    const page = await read('tools/docs/vitepress/.cache/source/start.md');
    expect(page).to.include(`stamps-activity-feed@${version}/dist/`);
    const frameworks = await read('tools/docs/vitepress/.cache/source/frameworks.md');
    expect(frameworks).to.include(`/tree/v${version}/demo/frameworks/`);
    const changelog = await read('tools/docs/vitepress/.cache/source/changelog.md');
    expect(changelog).to.include(`## ${version}`);
  });

  it('commits and tags nothing', async () => {
    const { stdout: log } = await inClone('git', 'log', '--format=%s', '-1');
    const { stdout: tags } = await inClone('git', 'tag', '--points-at', 'HEAD');
    expect([log.trim(), tags]).to.deep.equal(['Add a changeset', '']);
  });

  it('lets npm pack fill the snippets of any other build, and restore the files', async () => {
    await inClone('git', 'checkout', '--', 'README.md', 'docs/start.md');
    const texts = [await read('README.md'), await read('docs/start.md')];
    await inClone('npm', 'pack', '--silent');
    const tarball = `stamps-activity-feed-${version}.tgz`;
    expect(await packed(tarball, 'README.md')).to.include(
      `integrity="${await hashOf('dist/stamps-activity-feed.js')}"`,
    );
    expect([await read('README.md'), await read('docs/start.md')]).to.deep.equal(texts);
  });
});
