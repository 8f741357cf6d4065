import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';

const read = (file: string) => readFileSync(file, 'utf8');

/** Where the source map of a built file says that a text in it comes from. */
const originOf = (file: string, text: string): { source: string; line: string } => {
  const code = read(file).split('\n');
  const map = new SourceMap(JSON.parse(read(`${file}.map`)));
  const line = code.findIndex((it) => it.includes(text));
  const entry = map.findEntry(line, code[line]?.indexOf(text) ?? 0);
  if (!('originalSource' in entry)) throw new Error(`${text} has no origin in ${file}.`);
  const source = entry.originalSource.replace(/^.*\/src\//, 'src/');
  return { source, line: read(source).split('\n')[entry.originalLine] ?? '' };
};

describe('the files for script tags', () => {
  for (const name of ['stamps-activity-feed.js', 'stamps-activity-feed.iife.js']) {
    const file = `dist/${name}`;

    it(`${name} is ASCII, so that any encoding works`, () => {
      expect(read(file)).to.match(/^[\0-\x7f]*$/);
    });

    it(`${name} maps to the sources`, () => {
      for (const [text, source] of [
        ['stamps-end', 'src/element/events.ts'],
        ['Stamps-Member-Key', 'src/api/fetch-page.ts'],
        ['older_than', 'src/api/query.ts'],
      ] as const) {
        const origin = originOf(file, `"${text}"`);
        expect(origin.source).to.equal(source);
        expect(origin.line).to.include(text);
      }
    });
  }
});

describe('the modules for npm', () => {
  it('map to the sources after their templates have been minified', () => {
    for (const [file, text] of [
      ['states', 'errorText = '],
      ['buttons', 'loadMoreTemplate = '],
      ['rows/default-row', 'defaultRow = '],
    ] as const) {
      const { source, line } = originOf(`dist/element/${file}.js`, text);
      expect(source).to.equal(`src/element/${file}.ts`);
      expect(line).to.include(text);
    }
  });

  it('have templates and styles without line breaks', () => {
    const templates = globSync('dist/element/**/*.js').flatMap(
      (file) => read(file).match(/\b(?:html|css|svg) `[^`$]*/g) ?? [],
    );
    expect(templates.length).to.be.greaterThan(20);
    expect(templates.filter((it) => it.includes('\n'))).to.deep.equal([]);
  });
});
