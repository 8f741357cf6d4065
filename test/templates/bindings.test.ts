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
    it(`are split: ${text}`, () => {
      expect(parseBindings(text)).to.deep.equal(expected);
    });
  }

  it('are the whole text only if nothing but white space surrounds a single one', () => {
    expect(isWhole(segments('[[a]]'))).to.equal(true);
    expect(isWhole(segments(' [[a]]\n'))).to.equal(true);
    for (const text of ['x[[a]]', '[[a]]x', '[[a]][[b]]']) {
      expect(isWhole(segments(text)), text).to.equal(false);
    }
  });

  it('are filled with values, in their order', () => {
    const lookup = (path: string) => path.toUpperCase();
    expect(fill(segments('1 [[a]] 2 [[b]] 3'), lookup)).to.equal('1 A 2 B 3');
    expect(fill(segments('[[a]]'), () => '')).to.equal('');
  });

  it('are encoded by the function that is given, which never gets the literal text', () => {
    const write = (value: string) => `<${value}>`;
    expect(fill(segments('x [[a]] y'), () => 'value', write)).to.equal('x <value> y');
  });

  it('make no text if the function refuses a value', () => {
    const write = (value: string) => (value === 'bad' ? undefined : value);
    expect(fill(segments('[[good]] [[bad]]'), (path) => path, write)).to.equal(undefined);
  });
});
