import { expect } from 'chai';
import { fill, isWhole, parseBindings } from '../../src/element/templates/bindings.js';

const segments = (text: string) => parseBindings(text) ?? [];

describe('bindings in a text', () => {
  const texts: [string, readonly string[] | undefined][] = [
    ['no bindings', undefined],
    ['[title]', undefined],
    ['[[]]', undefined],
    ['[[two words]]', undefined],
    ['[[title]]', ['', 'title', '']],
    ['Hello [[title]]!', ['Hello ', 'title', '!']],
    ['[[ title ]]', ['', 'title', '']],
    ['[[raw.store.display_name]]', ['', 'raw.store.display_name', '']],
    ['[[a]][[b-c]]', ['', 'a', '', 'b-c', '']],
  ];
  for (const [text, expected] of texts) {
    it(`are parsed in ${text}`, () => {
      expect(parseBindings(text)).to.deep.equal(expected);
    });
  }

  it('are the whole text only if a single one is surrounded by nothing but white space', () => {
    expect(isWhole(segments('[[a]]'))).to.equal(true);
    expect(isWhole(segments(' [[a]]\n'))).to.equal(true);
    for (const text of ['x[[a]]', '[[a]]x', '[[a]][[b]]']) {
      expect(isWhole(segments(text)), text).to.equal(false);
    }
  });

  it('are replaced by values in order', () => {
    const lookup = (path: string) => path.toUpperCase();
    expect(fill(segments('1 [[a]] 2 [[b]] 3'), lookup)).to.equal('1 A 2 B 3');
    expect(fill(segments('[[a]]'), () => '')).to.equal('');
  });

  it('are encoded by the given function, which does not receive the literal text', () => {
    const write = (value: string) => `<${value}>`;
    expect(fill(segments('x [[a]] y'), () => 'value', write)).to.equal('x <value> y');
  });

  it('return undefined if the function refuses a value', () => {
    const write = (value: string) => (value === 'bad' ? undefined : value);
    expect(fill(segments('[[good]] [[bad]]'), (path) => path, write)).to.equal(undefined);
  });
});
