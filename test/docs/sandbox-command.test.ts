import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { help } from '../../src/cli/usage.js';
import { snippet } from './snippets.js';

describe('the chapter Sandbox', () => {
  // test/package/sandbox-command.test.ts runs the command from the tarball.
  it('starts the command that the package has', () => {
    const [, name = '', command = ''] = /^npx (\S+) (\w+)\n$/.exec(snippet('sandbox', 'sh')) ?? [];
    expect(JSON.parse(readFileSync('package.json', 'utf8')).bin).to.have.keys([name]);
    expect(help).to.include(`npx ${name} ${command} `);
  });

  it('lists every option of the command, and no other', () => {
    const listed = readFileSync('docs/sandbox.md', 'utf8').matchAll(/^\| `--(\w+)`/gm);
    const options = [...help.matchAll(/^ {2}--(\w+) /gm)].map(([, option]) => option);
    expect([...listed].map(([, option]) => option)).to.deep.equal(options);
  });
});
