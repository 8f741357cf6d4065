import { expect } from 'chai';
import { parseBindings } from '../../src/element/templates/bindings.js';
import { component, mayBindUrl, partialUrl, wholeUrl } from '../../src/element/templates/urls.js';

const segments = (text: string) => parseBindings(text) ?? [];

describe('a URL with bindings', () => {
  const allowed = [
    '/receipts/[[reference]]',
    'receipts?id=[[id]]#[[kind]]',
    'https://shop.example/[[reference]]',
    'HTTP://shop.example/[[reference]]',
    '//shop.example/[[reference]]',
    'https://[[merchant]].shop.example/',
    'mailto:[[reference]]@shop.example',
    'tel:[[reference]]',
    'sms:[[reference]]',
    'whatsapp://send?text=[[title]]',
    ' https://shop.example/[[reference]]',
    '\thttps://shop.example/[[reference]]',
    '/receipts?at=10:[[minute]]',
    '#a:[[id]]',
    '/[[store]]/[[reference]]',
  ];
  const refused = [
    'javascript:alert([[id]])',
    ' java\nscript:alert([[id]])',
    '\u0001javascript:[[id]]',
    'data:text/html,[[title]]',
    'vbscript:[[id]]',
    '[[scheme]]:alert(1)',
    'x[[scheme]]:alert(1)',
    'https://[[host]]/',
    'https://[[host]]',
    '//[[host]]/path',
    '/\\[[host]]/path',
    'https:[[host]]/',
    'https://shop.[[host]]/',
    'https://shop[[host]].example/',
    'https://[[a]].[[b]]/',
    'http://[[host]]/',
    'http:[[host]]',
    'https://[[a]]@b.shop.example/',
    'https://[[a]]:8.shop.example/',
    'nothttps:[[id]]',
    'javascript-mailto:[[id]]',
    'telnet:[[id]]',
    'https2:[[id]]',
  ];
  for (const url of allowed) {
    it(`is allowed: ${url}`, () => expect(mayBindUrl(segments(url))).to.equal(true));
  }
  for (const url of refused) {
    it(`is refused: ${JSON.stringify(url)}`, () =>
      expect(mayBindUrl(segments(url))).to.equal(false));
  }

  const filled: [template: string, value: string, url: string | undefined][] = [
    ['/receipts/[[a]]', 'INV-1', '/receipts/INV-1'],
    ['/receipts/[[a]]', 'a b/c?d#e', '/receipts/a%20b%2Fc%3Fd%23e'],
    ['/receipts/[[a]]', '', '/receipts/'],
    ['/receipts/[[a]]', '..', undefined],
    ['/receipts/[[a]]', '.', undefined],
    ['/receipts/[[a]]', '...', '/receipts/...'],
    ['/receipts/[[a]]', '\ud800', undefined],
    ['https://[[a]].shop.example/', 'levis', 'https://levis.shop.example/'],
    ['https://[[a]].shop.example/', 'evil.example/', undefined],
    ['https://[[a]].shop.example/', 'evil.example/x', undefined],
    ['https://[[a]].shop.example/', 'x/evil.example?', undefined],
    ['https://[[a]].shop.example/', '', undefined],
    ['/[[a]]/evil.example', '', undefined],
    ['//shop.example/[[a]]', 'x', '//shop.example/x'],
  ];
  for (const [template, value, url] of filled) {
    it(`is filled: ${template} with ${JSON.stringify(value)}`, () => {
      expect(partialUrl(segments(template), () => value)).to.equal(url);
    });
  }
});

describe('a URL that is one binding', () => {
  for (const url of [
    'https://shop.example/',
    'HTTP://shop.example/',
    'mailto:a@shop.example',
    'tel:+62811',
    '/path',
    '/',
  ]) {
    it(`is allowed: ${url}`, () => expect(wholeUrl(` ${url}\n`)).to.equal(url));
  }
  for (const url of [
    'javascript:alert(1)',
    'data:text/html,x',
    'https:shop.example',
    '//shop.example',
    '/\\shop.example',
    'https://shop.example\\@evil.example',
    '/a b',
    '/a\u0000b',
    'path',
    'see https://shop.example/',
    'javascript:alert("https://shop.example/")',
    'javascript:alert("mailto:a@shop.example")',
    'x-tel:1',
    '',
  ]) {
    it(`is refused: ${JSON.stringify(url)}`, () => expect(wholeUrl(url)).to.equal(undefined));
  }
});

describe('component()', () => {
  it('encodes a value, and refuses one that cannot be encoded or leaves its folder', () => {
    expect(component('a/ä')).to.equal('a%2F%C3%A4');
    for (const value of ['.', '..', '\udfff']) expect(component(value)).to.equal(undefined);
  });
});
