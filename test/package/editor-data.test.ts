import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { elementOf } from '../../tools/element.js';
import { snippet } from '../docs/snippets.js';

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

describe('the argTypes for Storybook', () => {
  const argTypes = readJson('dist/storybook.json');
  const fields = (element.members ?? []).filter((it) => it.kind === 'field');

  it('have every property under its name, whatever parts and slots are called', () => {
    expect(fields.length).to.be.above(25);
    for (const { name, description } of fields) {
      expect(argTypes[name]).to.deep.include({ name, description });
      expect(argTypes[name].table.category).to.equal('properties');
    }
    for (const { name } of element.cssParts ?? []) {
      expect(argTypes[`::part(${name})`].table.category).to.equal('CSS parts');
    }
  });

  it('have no control for what is read-only, and options for a property with a few values', () => {
    const readOnly = fields.filter((it) => 'readonly' in it && it.readonly);
    expect(names(readOnly)).to.include.members(['activities', 'status', 'error']);
    for (const { name } of readOnly) expect(argTypes[name].control).to.equal(false);
    const options = fields.flatMap(({ name }) => {
      const { options: values } = argTypes[name];
      return values ? [[name, values]] : [];
    });
    expect(Object.fromEntries(options)).to.deep.equal({
      credentials: ['same-origin', 'include'],
      groupBy: ['month', 'day', 'none'],
      headingLevel: [1, 2, 3, 4, 5, 6],
    });
    const controls = ['autoLoad', 'refreshInterval', 'user', 'merchantIds', 'fetch'].map(
      (name) => argTypes[name].control?.type,
    );
    expect(controls).to.deep.equal(['boolean', 'number', 'text', 'object', undefined]);
  });

  it('are imported as the documentation shows', () => {
    const code = snippet('frameworks', 'js', 'argTypes');
    const [, args = ''] = /args: \{ (.*) \} \}/.exec(code) ?? [];
    const used = args.split(', ').map((it) => it.split(':')[0] ?? '');
    expect(used).to.deep.equal(['apiUrl', 'groupBy']);
    for (const name of used) expect(argTypes).to.have.property(name);
    const path = /'stamps-activity-feed(\/storybook\.json)'/.exec(code)?.[1];
    expect(readJson('package.json').exports[`.${path}`]).to.equal('./dist/storybook.json');
  });
});
