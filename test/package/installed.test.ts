import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { build } from 'vite';
import { reports } from '../../tools/api/reports.js';
import { entries } from '../../tools/entries.js';
import { type Installed, installPackage } from '../support/installed.js';

const run = promisify(execFile);

// The types for templates need the frameworks: test/frameworks/templates.test.ts compiles them.
const typed = entries().filter(({ types, kind }) => types && kind !== 'types');
const modules = entries().filter(({ kind }) => kind === 'module');

describe('the package, installed from its tarball into an empty project', function () {
  this.timeout(240_000);
  let installed: Installed;

  before(async () => {
    installed = await installPackage();
    await cp('test/package/consumer', installed.project, { recursive: true });
    const imports = typed.map(({ name }, index) => `export type * as e${index} from '${name}';\n`);
    await writeFile(join(installed.project, 'every-entry.ts'), imports.join(''));
  });

  after(() => installed?.remove());

  /** Runs code in the project, which has only Node and the package. */
  const node = async (code: string): Promise<string> => {
    const { project: cwd } = installed;
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code], { cwd });
    return stdout;
  };

  it('has the files of every entry', () => {
    const named = entries().flatMap(({ file, types }) => [file, types]);
    const files = installed.files.map((it) => `./${it}`);
    expect(files).to.include.members(named.filter(Boolean));
  });

  it('has documentation and sources, but no tests or tools', () => {
    const top = new Set(installed.files.map((it) => it.split('/')[0]));
    // The examples have packages of their own once their tests have run.
    expect(installed.files.filter((it) => it.includes('node_modules'))).to.deep.equal([]);
    expect([...top].sort()).to.deep.equal([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'custom-elements.json',
      'demo',
      'dist',
      'docs',
      'integrations',
      'package.json',
      'src',
    ]);
  });

  it('has the files that its documents link to', () => {
    const { files } = installed;
    const lost: string[] = [];
    for (const file of files.filter((it) => /^[^/]+\.md$|^(docs|integrations)\/.*\.md$/.test(it))) {
      const text = readFileSync(
        join(installed.project, 'node_modules/stamps-activity-feed', file),
        'utf8',
      );
      for (const [, link = ''] of text
        .replace(/```[\s\S]*?```|`[^`]*`/g, '')
        .matchAll(/\]\(([^):#]+)(?:#[^)]*)?\)/g)) {
        const target = posix.join(posix.dirname(file), link);
        const isThere = files.some(
          (it) => it === target || it.startsWith(target.replace(/\/?$/, '/')),
        );
        if (!isThere) lost.push(`${file}: ${link}`);
      }
    }
    expect(lost).to.deep.equal([]);
  });

  it('can be imported in Node without a DOM, each entry with the names of its types', async () => {
    const namesOf = modules.map(({ name }) => `['${name}', Object.keys(await import('${name}'))]`);
    const output = await node(`
      if (globalThis.document) throw new Error('There is a DOM.');
      console.log(JSON.stringify(Object.fromEntries([${namesOf}])));
    `);
    const values = modules.map(({ name, types = '' }) => {
      const exports: Readonly<Record<string, string>> = reports(modules)[name]?.exports ?? {};
      // The reports do not distinguish a class from its type.
      const declared = readFileSync(types, 'utf8').matchAll(/^export type \{([^}]*)\}/gm);
      const typesOnly = [...declared].flatMap(([, names = '']) =>
        names.split(',').map((it) => it.trim()),
      );
      const isValue = (it: string) =>
        /class|function|const/.test(exports[it] ?? '') && !typesOnly.includes(it);
      return [name, Object.keys(exports).filter(isValue).sort()];
    });
    expect(JSON.parse(output)).to.deep.equal(Object.fromEntries(values));
  });

  it('has one language in each locale file, named like the file', async () => {
    const languages = modules.filter(({ name }) => name.includes('/locales/'));
    expect(languages).to.not.be.empty;
    for (const { name } of languages) {
      const module = await import(name);
      const dictionaries = Object.values(module).map(
        (it) => (it as { language?: string }).language,
      );
      expect(dictionaries, `${name}: exports excludes files that are not a language`).to.deep.equal(
        [name.split('/').at(-1)],
      );
    }
  });

  it('exports its JSON files, and the files for script tags', async () => {
    const data = entries().filter(({ kind }) => kind === 'data');
    const assets = entries().filter(({ kind }) => kind === 'asset');
    expect(assets).to.have.length.greaterThan(1);
    const files = [...data, ...assets].map(({ name }) => `import.meta.resolve('${name}')`);
    const urls: string[] = JSON.parse(await node(`console.log(JSON.stringify([${files}]))`));
    for (const url of urls) {
      const text = await readFile(new URL(url), 'utf8');
      if (url.endsWith('.json')) expect(JSON.parse(text)).to.be.an('object');
      else expect(text).to.match(/stamps-(activity-)?feed/);
    }
  });

  it('exports its version', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const code = `import { version } from './node_modules/stamps-activity-feed/dist/version.js';
      console.log(version);`;
    expect((await node(code)).trim()).to.equal(version);
  });

  it('names its manifest and its web types', async () => {
    const manifest = JSON.parse(await readFile('package.json', 'utf8'));
    const files = installed.files.map((it) => `./${it}`);
    expect(files).to.include(`./${manifest.customElements}`);
    expect(files).to.include.members([manifest['web-types'], manifest.unpkg, manifest.jsdelivr]);
  });

  it('compiles with the module resolution of Node', async () => {
    const compiled = run(process.execPath, [resolve('node_modules/typescript/bin/tsc')], {
      cwd: installed.project,
    });
    const { stdout } = await compiled.catch((failure: { stdout: string }) => failure);
    expect(stdout).to.equal('');
  });

  describe('in a bundle', () => {
    const bundle = async (code: string): Promise<string> => {
      const input = join(installed.project, 'bundled.js');
      await writeFile(input, code);
      const result = await build({
        configFile: false,
        root: installed.project,
        logLevel: 'error',
        build: { write: false, minify: false, rolldownOptions: { input } },
      });
      const { output } = result as { output: { code?: string }[] };
      return output.map((it) => it.code ?? '').join('\n');
    };

    it('registers the element when it is imported without names', async () => {
      expect(await bundle("import 'stamps-activity-feed';")).to.match(/registry\.define\(/);
    });

    it('contains only what was imported', async () => {
      const error = await bundle(
        "import { FeedError } from 'stamps-activity-feed/api'; console.log(FeedError);",
      );
      expect(error)
        .to.include('FeedError')
        .and.not.match(/Zod|Lit|customElements/);
      const element = await bundle(
        "import { StampsActivityFeed } from 'stamps-activity-feed/element'; console.log(StampsActivityFeed);",
      );
      expect(element)
        .to.match(/StampsActivityFeed\b.*class/)
        .and.not.include('registry.define(');
    });
  });
});
