import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { elementOf } from '../../tools/element.js';

const readJson = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const element = elementOf(readJson('custom-elements.json'));

interface Named {
  readonly name: string;
  readonly description?: string;
}

const names = (list: readonly Named[] = []) => list.map(({ name }) => name);
const undescribed = (list: readonly Named[]) => names(list.filter((it) => !it.description));

describe('the data for VS Code', () => {
  const [tag] = readJson('dist/vscode.html-custom-data.json').tags;
  const css = readJson('dist/vscode.css-custom-data.json');

  it('has every attribute with its possible values', () => {
    expect(tag.name).to.equal('stamps-activity-feed');
    expect(names(tag.attributes)).to.deep.equal(names(element.attributes));
    expect(undescribed([tag, ...tag.attributes])).to.deep.equal([]);
    const withValues = tag.attributes.filter((it: { values: Named[] }) => it.values.length > 0);
    const values = withValues.map((it: Named & { values: Named[] }) => [it.name, names(it.values)]);
    expect(Object.fromEntries(values)).to.deep.equal({
      dir: ['ltr', 'rtl', 'auto'],
      credentials: ['same-origin', 'include'],
      'group-by': ['month', 'day', 'none'],
      'heading-level': ['1', '2', '3', '4', '5', '6'],
    });
  });

  it('describes all slots and events in the text about the tag', () => {
    for (const { name } of [...(element.slots ?? []), ...(element.events ?? [])]) {
      expect(tag.description).to.match(new RegExp(`[* ]${name}[*,]`));
    }
  });

  it('has every custom property, part and state', () => {
    const parts = names(element.cssParts).map((it) => `::part(${it})`);
    const states = names(element.cssStates).map((it) => `:state(${it})`);
    expect(names(css.properties)).to.deep.equal(names(element.cssProperties));
    expect(names(css.pseudoElements)).to.deep.equal(parts);
    expect(names(css.pseudoClasses)).to.deep.equal(states);
    const all = [...css.properties, ...css.pseudoElements, ...css.pseudoClasses];
    expect(undescribed(all)).to.deep.equal([]);
  });
});

describe('the data for JetBrains editors', () => {
  const { name, version, contributions } = readJson('dist/web-types.json');
  const [tag] = contributions.html.elements;

  it('names this package and version', () => {
    const manifest = readJson('package.json');
    expect([name, version]).to.deep.equal([manifest.name, manifest.version]);
  });

  it('has every attribute, property, slot and event', () => {
    const fields = element.members?.filter(({ kind }) => kind === 'field');
    expect(names(tag.attributes)).to.deep.equal(names(element.attributes));
    expect(names(tag.js.properties)).to.deep.equal(names(fields));
    expect(names(tag.slots)).to.deep.equal(names(element.slots));
    expect(names(tag.js.events)).to.deep.equal(names(element.events));
  });

  it('has every custom property, part and state', () => {
    const { css } = contributions;
    const parts = names(element.cssParts).map((it) => `part(${it})`);
    const states = names(element.cssStates).map((it) => `state(${it})`);
    expect(names(css.properties)).to.deep.equal(names(element.cssProperties));
    expect(names(css['pseudo-elements'])).to.deep.equal(parts);
    expect(names(css['pseudo-classes'])).to.deep.equal(states);
  });
});
