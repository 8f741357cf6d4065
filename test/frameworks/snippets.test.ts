import { execFile } from 'node:child_process';
import { cp, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { documents, snippetsOf } from '../docs/snippets.js';
import { type Installed, installPackage, linkPackages } from '../support/installed.js';

const run = promisify(execFile);
const modules = resolve('test/frameworks/node_modules');

/**
 * The name of the file for a snippet of a framework; nothing for other snippets. `test/environments` runs those
 * that are tests, and `test/hosts/nuxt` those with Nuxt's own globals.
 */
const nameOf = (language: string, code: string, index: number): string | undefined => {
  if (/from 'vitest'|useAsyncData/.test(code)) return undefined;
  if (['tsx', 'vue', 'svelte'].includes(language)) return `StampsSnippet${index}.${language}`;
  return language === 'ts' && code.includes('@angular')
    ? `StampsSnippet${index}.angular.ts`
    : undefined;
};

const files = documents.flatMap(snippetsOf).flatMap(({ language, code }, index) => {
  const name = nameOf(language, code, index);
  return name ? [{ name, code }] : [];
});

/** The tools that developers check such files with. */
const checks: Readonly<Record<string, readonly [ending: string, ...command: string[]]>> = {
  'TypeScript, strict': ['tsx', `${modules}/typescript/bin/tsc`, '-p', 'tsconfig.tsx.json'],
  'vue-tsc, with strict templates': [
    'vue',
    resolve('test/frameworks/vue-tsc.cjs'),
    '-p',
    'tsconfig.vue.json',
  ],
  'svelte-check, warnings included': [
    'svelte',
    `${modules}/svelte-check/bin/svelte-check`,
    ...['--tsconfig', './tsconfig.svelte.json', '--fail-on-warnings', '--output', 'machine'],
  ],
  "Angular's compiler, with strict templates": [
    'angular.ts',
    `${modules}/@angular/compiler-cli/bundles/src/bin/ngc.js`,
    '-p',
    'tsconfig.angular.json',
  ],
};

describe('the snippets for frameworks', function () {
  this.timeout(400_000);
  let installed: Installed;
  let folder: string;

  before(async () => {
    installed = await installPackage();
    folder = join(installed.project, 'snippets');
    await cp('test/frameworks/snippets', folder, { recursive: true });
    const packages = ['vue', 'svelte', 'typescript', 'tslib', 'rxjs'];
    await linkPackages(
      installed.project,
      [...packages, '@angular/core', '@angular/compiler'],
      'test/frameworks',
    );
    for (const { name, code } of files) await writeFile(join(folder, name), code);
    for (const [ending] of Object.values(checks)) {
      const right = files.find(
        (it) => it.name.endsWith(`.${ending}`) && /redemption/.test(it.code),
      );
      const wrong = (right?.code ?? '')
        .replace("'redemption'", "'redeemed'")
        .replace('import type { StampsLoadEvent }', 'import type { StampsLoad }');
      await writeFile(join(folder, `WrongSnippet.${ending}`), wrong);
    }
  });

  after(() => installed?.remove());

  const check = async (config: readonly string[]): Promise<string> => {
    const [, ...args] = config;
    const checked = run(process.execPath, args, { cwd: folder });
    const failed = (error: { stdout: string; stderr: string }) => error.stdout + error.stderr;
    return checked.then(() => '', failed);
  };

  for (const [name, config] of Object.entries(checks)) {
    it(`are accepted by ${name}, and a mistake is not`, async () => {
      const [ending] = config;
      expect(files.filter((it) => it.name.endsWith(`.${ending}`))).to.have.lengthOf.at.least(2);
      const output = await check(config);
      expect(output).to.include(`WrongSnippet.${ending}`);
      expect(output).to.not.include('StampsSnippet');
    });
  }
});
