import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { elementOf } from '../../tools/element.js';
import { type Installed, installPackage } from '../support/installed.js';

const run = promisify(execFile);

describe('the templates of a Lit app', function () {
  this.timeout(120_000);
  let installed: Installed;

  before(async () => {
    installed = await installPackage();
    const compilerOptions = { strict: true, target: 'ES2022', moduleResolution: 'node10' };
    const config = { compilerOptions, include: ['*.ts'] };
    await writeFile(join(installed.project, 'tsconfig.json'), JSON.stringify(config));
  });

  after(() => installed?.remove());

  /** What lit-analyzer says about a template of a tag with these attributes. */
  const analyze = async (attributes: string): Promise<string> => {
    const code = `import { html } from 'lit';
      import 'stamps-activity-feed';
      export const page = html\`<stamps-activity-feed ${attributes}></stamps-activity-feed>\`;`;
    await writeFile(join(installed.project, 'page.ts'), code);
    const analyzer = resolve('test/build-tools/node_modules/lit-analyzer/cli.js');
    const args = [analyzer, 'page.ts', '--strict', '--format', 'list'];
    const found = run(process.execPath, args, { cwd: installed.project });
    const { stdout } = await found.catch((error: { stdout: string }) => error);
    return stdout;
  };

  it('may have every attribute and every event', async () => {
    const { attributes = [], events = [] } = elementOf(
      JSON.parse(await readFile('custom-elements.json', 'utf8')),
    );
    const names = attributes.map(({ name }) => name);
    expect(names).to.include.members(['api-url', 'group-by', 'merchant-ids']);
    // The binding is of type `any`, which fits every attribute.
    const bound = names.map((name) => `${name}=\${{} as any}`);
    const heard = events.map(({ name }) => `@${name}=\${() => {}}`);
    const output = await analyze([...bound, ...heard].join(' '));
    expect(output).to.not.include('Unknown');
  });

  it('get a warning for a misspelt attribute', async () => {
    expect(await analyze('api-ulr="/stamps"')).to.include("Unknown attribute 'api-ulr'");
  });
});
