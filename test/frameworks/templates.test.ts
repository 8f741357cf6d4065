import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { compile as compileSvelte } from 'svelte/compiler';
import { entries } from '../../tools/entries.js';
import { type Installed, installPackage, linkPackages } from '../support/installed.js';

const run = promisify(execFile);

/** The lines of docs/frameworks.md: each framework's name, and the tag in its template. */
const documentedTemplates = async (): Promise<Record<string, string>> => {
  const chapter = await readFile('docs/frameworks.md', 'utf8');
  const rows = chapter.matchAll(/^\| `(\w+)`.*? \| `(<stamps-activity-feed .*>)` \|$/gm);
  return Object.fromEntries([...rows].map(([, framework = '', tag = '']) => [framework, tag]));
};

/** The file for the compiler with such a tag, by the file's name. */
const asFile = (framework: string, tag: string): [string, string] => {
  const known = `import type {} from 'stamps-activity-feed/types/${framework}';\n`;
  const hide = "const hide = (event: import('stamps-activity-feed').StampsEndEvent) => event;\n";
  if (framework === 'vue') {
    const script = `<script setup lang="ts">\n${known}${hide}</script>\n`;
    return ['DocumentedTag.vue', `${script}<template>${tag}</template>\n`];
  }
  if (framework === 'svelte') {
    // Svelte's compiler turns the tag into an object, which TypeScript checks.
    compileSvelte(`<script lang="ts">${known}${hide}</script>${tag}`, {});
    const pairs = tag.matchAll(/ ([\w:-]+)=\{(.+?)\}(?= )/g);
    const object = [...pairs].map(([, name, value]) => `'${name}': ${value}`).join();
    const type = "import('svelte/elements').SvelteHTMLElements['stamps-activity-feed']";
    return ['documented-svelte.ts', `${known}${hide}export const tag: ${type} = { ${object} };\n`];
  }
  const source = framework === 'solid' ? 'solid-js' : framework;
  const pragma = `/** @jsxImportSource ${source} */\n`;
  return [
    `documented-${framework}.tsx`,
    `${pragma}${known}${hide}export const tag = () => ${tag};\n`,
  ];
};

/** The compilers, and the project of each. */
const compilers = {
  'as Node resolves them, with this TypeScript': [
    'node_modules/typescript/bin/tsc',
    'tsconfig.json',
  ],
  'as bundlers do, with the one before': [
    'test/frameworks/node_modules/typescript/bin/tsc',
    'tsconfig.bundler.json',
  ],
  'in the template of a Vue app': ['test/frameworks/vue-tsc.cjs', 'tsconfig.vue.json'],
} as const;

describe('the types for templates of frameworks', function () {
  this.timeout(400_000);
  let installed: Installed;
  let folder: string;

  before(async () => {
    installed = await installPackage();
    const { project } = installed;
    folder = join(project, 'templates');
    await cp('test/frameworks/consumer', folder, { recursive: true });
    // The package's types import these. React is already there, because it is a peer.
    await linkPackages(project, ['preact', 'solid-js', 'svelte', 'vue'], 'test/frameworks');
    for (const [framework, tag] of Object.entries(await documentedTemplates())) {
      const [file, code] = asFile(framework, tag);
      await writeFile(join(folder, file), code);
    }
  });

  after(() => installed?.remove());

  it('exist for each framework that the documentation shows', async () => {
    const shown = Object.keys(await documentedTemplates()).map(
      (it) => `stamps-activity-feed/types/${it}`,
    );
    const types = entries().filter(({ kind }) => kind === 'types');
    expect(shown).to.deep.equal(types.map(({ name }) => name));
  });

  for (const [name, [compiler, config]] of Object.entries(compilers)) {
    it(`compile ${name}`, async () => {
      const compiled = run(process.execPath, [resolve(compiler), '-p', config], { cwd: folder });
      const { stdout } = await compiled.catch((failure: { stdout: string }) => failure);
      expect(stdout).to.equal('');
    });
  }
});
