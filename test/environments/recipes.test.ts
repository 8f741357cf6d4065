import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';
import { snippet, snippetsOf } from '../docs/snippets.js';
import { type Installed, installPackage, linkPackages } from '../support/installed.js';
import { newerNode } from './newer-node.js';

const part = 'test/environments';
const modules = resolve(part, 'node_modules');
const jest = [process.execPath, `${modules}/jest/bin/jest.js`];
const vitest = [newerNode, `${modules}/vitest/vitest.mjs`, 'run'];
const [bun = ''] = globSync(`${part}/node_modules/@oven/bun-*/bin/bun{,.exe}`, { absolute: true });

/** The snippets whose first line is a comment with the name of their file. */
const files = snippetsOf('docs/testing.md').flatMap(({ code }) => {
  const [, name] = /^(?:\/\/|#) (\S+\.\w+)\n/.exec(code) ?? [];
  return name ? [{ name, code }] : [];
});

describe('the recipes for test runners', function () {
  this.timeout(180_000);
  let installed: Installed;

  before(async () => {
    installed = await installPackage();
    const packages = ['vitest', 'jsdom', 'happy-dom', '@happy-dom/global-registrator', 'jest'];
    const more = ['jest-environment-jsdom', '@jest/globals', '@testing-library/react'];
    // All packages have to find the same React.
    const shared = ['react', 'react-dom', '@lit/react'];
    for (const name of shared) {
      await rm(join(installed.project, 'node_modules', name), { force: true });
    }
    const names = [...packages, ...more, ...shared, 'shadow-dom-testing-library'];
    await linkPackages(installed.project, names, part);
    for (const { name, code } of files) await writeFile(join(installed.project, name), code);
  });

  after(() => installed?.remove());

  /** What a command prints. It has to end well. */
  const run = async (command: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const [program = '', ...args] = command;
    const cwd = installed.project;
    // Test runners react to variables of the runner that started them.
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env;
    const all = { PATH, HOME, TMPDIR, CI: 'true', NO_COLOR: '1', ...env };
    const { stdout, stderr } = await promisify(execFile)(program, args, { cwd, env: all });
    return stdout + stderr;
  };

  const write = (name: string, code: string) => writeFile(join(installed.project, name), code);

  it('are the files of the chapter', () => {
    expect(files.map(({ name }) => name)).to.have.length(10);
  });

  for (const environment of ['jsdom', 'happy-dom']) {
    it(`works in Vitest with ${environment}`, async () => {
      const code = snippet('testing', 'js', "from 'vitest'");
      const name = `feed.${environment}.test.js`;
      await write(name, code.replace('jsdom', environment));
      const bare = ['--config', 'no-config.js'];
      await write('no-config.js', 'export default {};');
      expect(await run([...vitest, ...bare, name])).to.match(/Tests +1 passed/);
    });
  }

  it('works in Vitest with the React component and Testing Library', async () => {
    const output = await run([...vitest, 'rewards.test.tsx']);
    expect(output).to.match(/Tests +1 passed/);
    expect(output).to.not.match(/act\(/);
  });

  it('works in Jest with ES modules', async () => {
    const output = await run([...jest, 'feed.jest'], { NODE_OPTIONS: '--experimental-vm-modules' });
    expect(output).to.match(/Tests: +1 passed/);
  });

  it('works in Jest with modules that it compiles to CommonJS', async () => {
    const chapter = await readFile('docs/testing.md', 'utf8');
    const [, option] = /`(transformIgnorePatterns: .*)`/.exec(chapter) ?? [];
    const plugin = `${modules}/@babel/plugin-transform-modules-commonjs`;
    await write(
      'jest.compiled.config.cjs',
      `module.exports = {
        testEnvironment: './jest-environment.js',
        transform: { '\\\\.js$': ['${modules}/babel-jest', { plugins: ['${plugin}'] }] },
        ${option},
      };`,
    );
    expect(await run([...jest, '-c', 'jest.compiled.config.cjs', 'feed.jest'])).to.match(
      /Tests: +1 passed/,
    );
  });

  it("works in Bun's test runner", async () => {
    expect(await run([bun, 'test', './feed.bun.test.js'])).to.match(/ 1 pass\n 0 fail/);
  });
});
