import { readFileSync } from 'node:fs';
import { type Node, parse } from 'acorn';
import { expect } from 'chai';
import { integrityOf } from '../../../tools/integrity.js';
import { elementAttributes } from '../../../tools/loader-constants.js';

const code = readFileSync('dist/stamps-activity-feed.loader.js', 'utf8');

/** Every node of a syntax tree. */
function* nodesOf(value: unknown): Generator<Node & Record<string, unknown>> {
  if (Array.isArray(value)) for (const item of value) yield* nodesOf(item);
  else if (typeof value === 'object' && value !== null && 'type' in value) {
    yield value as Node & Record<string, unknown>;
    for (const child of Object.values(value)) yield* nodesOf(child);
  }
}

const nameOf = (node: unknown): string => {
  const { type, name } = Object(node);
  return type === 'Identifier' ? name : '';
};

/** The globals that a script uses, and the names of the properties that it reads. */
const namesIn = (script: string) => {
  const declared = new Set<string>();
  const used = new Set<string>();
  const properties = new Set<string>();
  const own = new Set<unknown>();
  for (const node of nodesOf(parse(script, { ecmaVersion: 5 }))) {
    const { type, id, params, param, property, computed, key } = node;
    if (type === 'VariableDeclarator' || /^Function/.test(type)) declared.add(nameOf(id));
    for (const it of Array.isArray(params) ? params : [param]) declared.add(nameOf(it));
    if (type === 'MemberExpression' && !computed) {
      own.add(property);
      properties.add(nameOf(property));
    }
    if (type === 'Property') own.add(key);
    if (type === 'Identifier' && !own.has(node)) used.add(nameOf(node));
  }
  const free = [...used].filter((name) => name && !declared.has(name));
  return { free, properties: [...properties] };
};

describe('the loader’s file', () => {
  it('is ECMAScript 5, and ASCII so that any encoding works', () => {
    expect(() => parse(code, { ecmaVersion: 5 })).to.not.throw();
    expect(code).to.match(/^[\n\x20-\x7e]*$/);
    expect(code).to.not.include('</script');
  });

  it('uses no global that old browsers lack or that libraries replace', () => {
    const known = [
      'CSS',
      'Document',
      'Element',
      'Error',
      'EventTarget',
      'HTMLElement',
      'HTMLTemplateElement',
      // Browsers with modules have this.
      'MutationObserver',
      'Node',
      'Object',
      'console',
      'customElements',
      'document',
      'window',
    ];
    const { free, properties } = namesIn(code);
    expect(free.sort()).to.deep.equal([...known].sort());
    const newer =
      /^(append|prepend|remove|replaceWith|replaceChildren|closest|matches|forEach|from|of|assign|entries|values|keys|find\w*|includes|startsWith|endsWith|repeat|pad\w+|flat\w*|at|replaceAll|bind|map|filter)$/;
    expect(properties.filter((name) => newer.test(name))).to.deep.equal([]);
  });

  it('is checked by a search that finds such globals (a test of the test above)', () => {
    const { free, properties } = namesIn(
      'var a = new Map(); function b(c) { return c.find(Promise); } b({ d: a }); try { e(); } catch (f) { f; }',
    );
    expect(free).to.deep.equal(['Map', 'Promise', 'e']);
    expect(properties).to.deep.equal(['find']);
  });

  it('has the hash of the module file beside it', () => {
    expect(code).to.include(integrityOf(readFileSync('dist/stamps-activity-feed.js')));
  });

  it('copies the attributes of the element that content may set', () => {
    const attributes = elementAttributes('content');
    expect(attributes).to.include.members(['lang', 'group-by', 'label', 'types']);
    expect(attributes).to.not.include.members(['api-url', 'token', 'initial-page']);
    expect(code).to.include(`"${attributes.join(' ')}"`);
  });

  it('reads all other attributes from the page’s configuration, except for initial-page', () => {
    const [, options = ''] = /"(apiUrl [\w ]+)"/.exec(code) ?? [];
    const attributes = options.replace(/[A-Z]/g, '-$&').toLowerCase().split(' ');
    const script = elementAttributes('script').filter((name) => name !== 'initial-page');
    expect(script).to.include.members(['api-url', 'token', 'restore']);
    expect(attributes).to.include.members(script);
    expect(elementAttributes()).to.have.length(
      elementAttributes('content').length + script.length + 1,
    );
  });

  it('has the list of slots that can hold a template', () => {
    const { modules } = JSON.parse(readFileSync('custom-elements.json', 'utf8'));
    const slots: { name: string; description: string }[] = modules
      .flatMap(({ declarations }: { declarations: object[] }) => declarations)
      .flatMap((it: { slots?: object[] }) => it.slots ?? []);
    const shown = slots.filter(({ description }) => !description.includes('`<template>`'));
    expect(shown.length).to.be.above(5);
    // "empty" and "empty-action" share a beginning.
    const [, listed = ''] = /\/\^\(header\|([^/]+)\)\$\//.exec(code) ?? [];
    const names = `header|${listed.replace('empty(-action)?', 'empty|empty-action')}`.split('|');
    expect(names).to.have.members(shown.map(({ name }) => name));
  });

  it('does nothing in Node', async () => {
    const before = Object.keys(globalThis);
    await import(new URL('../../../dist/stamps-activity-feed.loader.js', import.meta.url).href);
    expect(Object.keys(globalThis)).to.deep.equal(before);
  });
});
