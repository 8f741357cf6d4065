import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { expect } from 'chai';

const files = ['stamps-activity-feed.js', 'stamps-activity-feed.iife.js'];
const read = (file: string) => readFileSync(`dist/${file}`, 'utf8');

describe('the licenses of third-party packages', () => {
  const licenses = read('THIRD-PARTY-LICENSES');

  for (const file of files) {
    it(`are named on top of ${file}, and shipped beside it`, () => {
      const [, list = ''] =
        /^\/\*! Includes (.*)\. Licenses: THIRD-PARTY-LICENSES \*\//.exec(read(file)) ?? [];
      const names = list.split(', ');
      expect(names).to.include.members(['lit', 'lit-html', '@lit/task', 'zod']);
      for (const name of names) {
        const { version, license } = JSON.parse(
          readFileSync(`node_modules/${name}/package.json`, 'utf8'),
        );
        const text = readFileSync(`node_modules/${name}/LICENSE`, 'utf8').trim();
        expect(licenses).to.include(`${name} ${version} (${license})\n\n${text}`);
      }
    });

    it(`do not move the source map of ${file}`, () => {
      const code = read(file).split('\n');
      const map = new SourceMap(JSON.parse(read(`${file}.map`)));
      // A text of ours that occurs once: the name of an event.
      const line = code.findIndex((it) => it.includes('stamps-end'));
      const entry = map.findEntry(line, code[line]?.indexOf('stamps-end') ?? 0);
      expect('originalSource' in entry && entry.originalSource).to.match(
        /src\/element\/events\.ts$/,
      );
    });
  }

  it('are not needed by the loader, which contains no other package', () => {
    expect(read('stamps-activity-feed.loader.js')).to.not.include('/*!');
  });
});
