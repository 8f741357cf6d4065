import { readdirSync, readFileSync } from 'node:fs';
import { validateCem } from '@wc-toolkit/cem-validator';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { LitElement } from 'lit';
import { activityKinds } from '../../src/api/index.js';
import { StampsActivityFeed } from '../../src/element/index.js';
import { reports } from '../../tools/api/reports.js';
import { elementOf } from '../../tools/element.js';
import { entries } from '../../tools/entries.js';

/** The source of the whole element. */
const source = (readdirSync('src/element', { recursive: true }) as string[])
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`src/element/${file}`, 'utf8'))
  // Without the docblock, which the manifest is generated from.
  .map((text) => text.replace(/^ \*.*$/gm, ''))
  .join('\n');

const manifest = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
const element = elementOf(manifest);

const names = (list: readonly { name: string }[] = []): string[] =>
  list.map(({ name }) => name).sort();

const found = (...patterns: RegExp[]): string[] => {
  const all = patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name]) => name));
  return [...new Set(all.flatMap((name = '') => name.split(' ')))].sort();
};

describe('the manifest', () => {
  it('is valid by the schema of its version', () => {
    const schema = JSON.parse(
      readFileSync('node_modules/custom-elements-manifest/schema.json', 'utf8'),
    );
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    ajv.validate(schema, manifest);
    expect(ajv.errors).to.equal(null);
    const { version } = JSON.parse(
      readFileSync('node_modules/custom-elements-manifest/package.json', 'utf8'),
    );
    expect(manifest.schemaVersion).to.equal(version);
  });

  it('passes the validator of custom-elements manifests', async () => {
    // `exportTypes` looks for types among the names that JavaScript exports; see the next test.
    const rules = { manifest: { exportTypes: 'off' } } as const;
    const warnings: string[] = [];
    const { log } = console;
    console.log = (text: string) => warnings.push(text);
    try {
      await validateCem(manifest, { rules });
    } finally {
      console.log = log;
    }
    expect(warnings.filter((it) => it.includes('  - '))).to.deep.equal([]);
  });

  it('names only types that an app can import', () => {
    const texts = JSON.stringify(element).matchAll(/"text":"([^"]+)"/g);
    const used = [...texts].flatMap(([, text = '']) => text.match(/\b[A-Z]\w+/g) ?? []);
    const [main] = Object.values(reports(entries().slice(0, 1)));
    expect(Object.keys(main?.exports ?? {})).to.include.members(
      used.filter((it) => it !== 'Promise'),
    );
  });

  it('lists the attributes that the element observes, and `dir`, which styles follow', () => {
    const observed = [...StampsActivityFeed.observedAttributes, 'dir'];
    expect(names(element.attributes)).to.deep.equal(observed.sort());
  });

  it('lists the properties and methods of the class, and no others', () => {
    const ours = new Set<string>();
    const ends = [
      'constructor',
      'connectedCallback',
      'adoptedCallback',
      'attributeChangedCallback',
    ];
    const isHidden = (name: string) => ends.includes(name) || hooks.has(name);
    let it: object = StampsActivityFeed.prototype;
    for (; it !== LitElement.prototype; it = Object.getPrototypeOf(it)) {
      for (const name of Object.getOwnPropertyNames(it)) if (!isHidden(name)) ours.add(name);
    }
    expect(names(element.members)).to.deep.equal([...ours].sort());
  });

  /** Members that Lit calls or that subclasses see: `protected` in the source. */
  const hooks = new Set(
    [...source.matchAll(/^ {2}protected (?:override )?(\w+)/gm)].map(([, name = '']) => name),
  );

  it('lists the custom properties that the styles read, and no others', () => {
    expect(names(element.cssProperties)).to.deep.equal(found(/var\(\s*(--stamps-feed-[\w-]+)/g));
  });

  it('lists the parts that the templates name, and no others', () => {
    const parts = found(
      / part="([\w -]+)"/g,
      /\bpart\('([\w-]+)', /g,
      /\bnote\(\s*['`]([\w-]+)/g,
      /placeNames = `(\w+) /g,
      /'part', '([\w-]+)'/g,
      /\[details\.\w+, '([\w-]+)'/g,
      /is(?:Retry|Chosen) \? '([\w -]+)'/g,
      / part="(\w+) \w+-\$/g,
    );
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
    const [, states = ''] = /export type CustomState =\s*([^;]+);/.exec(source) ?? [];
    expect(names(element.cssStates)).to.deep.equal(
      [...states.matchAll(/'([\w-]+)'/g)].map(([, name]) => name).sort(),
    );
  });

  it('lists the events that the element dispatches', () => {
    expect(names(element.events)).to.deep.equal(found(/static readonly type = '([\w-]+)'/g));
  });
});
