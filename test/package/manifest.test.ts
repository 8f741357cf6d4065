import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { activityKinds } from '../../src/api/index.js';

/** The source of the element, all of it. */
const source = (readdirSync('src/element', { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/element/${file}`, 'utf8'))
  // What the docblock says of them is what is compared with.
  .map((text) => text.replace(/^ \*.*$/gm, ''))
  .join('\n');

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const [element] = manifest.modules[0].declarations;

const names = (list: { name: string }[]): string[] => list.map(({ name }) => name).sort();

const found = (...patterns: RegExp[]): string[] => {
  const all = patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name]) => name));
  return [...new Set(all.flatMap((name = '') => name.split(' ')))].sort();
};

describe('the manifest', () => {
  it('lists the tokens that the styles read, and no others', () => {
    expect(names(element.cssProperties)).to.deep.equal(found(/var\(\s*(--stamps-feed-[\w-]+)/g));
  });

  it('lists the parts that the templates name, and no others', () => {
    const parts = found(/ part="([\w -]+)"/g, /\bpart\('([\w-]+)'/g, /retry \? '([\w -]+)'/g);
    expect(names(element.cssParts)).to.deep.equal([...parts, 'activity'].sort());
  });

  it('lists the slots that the templates have, and those that take templates', () => {
    const kinds = names(element.slots).filter((name) => `icon-${name}` in iconSlots);
    expect(kinds).to.deep.equal([...activityKinds].sort());
    const slots = found(/<slot name="([\w-]+)"/g);
    const templates = ['activity', ...kinds, ...Object.keys(iconSlots)];
    expect(names(element.slots)).to.deep.equal([...slots, ...templates].sort());
  });

  const iconSlots = Object.fromEntries(
    names(element.slots)
      .filter((name) => name.startsWith('icon-'))
      .map((name) => [name, true]),
  );

  it('lists the custom states that the element sets', () => {
    const [, states = ''] = /export type CustomState = ([^;]+);/.exec(source) ?? [];
    expect(names(element.cssStates)).to.deep.equal(
      [...states.matchAll(/'([\w-]+)'/g)].map(([, name]) => name).sort(),
    );
  });

  it('lists the events that the element dispatches', () => {
    expect(names(element.events)).to.deep.equal(found(/static readonly type = '([\w-]+)'/g));
  });
});
