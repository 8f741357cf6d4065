import { expect } from 'chai';
import { useTemplatePage } from './template-page.js';

const words = (text: string) => text.split(' ');

describe('a template from content', () => {
  const page = useTemplatePage();

  const show = (markup: string) => page.fill(markup, { x: 'value' }, 'text');

  it('binds in text, and keeps the plain elements around it', async () => {
    const markup = '<p class="y">[[x]] <b>a <i>[[x]]</i></b></p>';
    expect(await show(markup)).to.equal('<p class="y">value <b>a <i>value</i></b></p>');
    expect(page.warnings).to.deep.equal([]);
  });

  const elements = words(
    'a address article b blockquote code em h1 h6 li ol p section span strong time ul',
  );
  it('keeps elements that only show text', async () => {
    for (const name of elements) {
      expect(await show(`<${name}>[[x]]</${name}>`)).to.equal(`<${name}>value</${name}>`);
    }
    expect(page.warnings).to.deep.equal([]);
  });

  const removed = words(
    'form input button img audio iframe object script style select textarea template slot link x-element',
  );
  it('loses elements that fetch, submit or run something, with one warning for each', async () => {
    for (const name of removed)
      expect(await show(`<${name}></${name}>[[x]]`), name).to.equal('value');
    expect(page.warnings).to.deep.equal(
      removed.map(
        (name) =>
          `<stamps-activity-feed>: <${name}> was removed from a template in the page's content. Write such rows in the page itself.`,
      ),
    );
  });

  it('loses comments', async () => {
    expect(await show('a<!-- [[x]] -->b')).to.equal('ab');
    expect(page.warnings).to.deep.equal([]);
  });

  it('keeps attributes that name no address and run nothing', async () => {
    const markup =
      '<td class="a" dir="rtl" lang="id" title="b" colspan="2" aria-label="c">[[x]]</td>';
    const table = (cell: string) => `<table><tbody><tr>${cell}</tr></tbody></table>`;
    expect(await show(table(markup))).to.equal(table(markup.replace('[[x]]', 'value')));
    const svg =
      '<svg viewBox="0 0 9 9"><path d="M0 0" fill="red" stroke-width="1" stroke-linecap="round" fill-rule="evenodd"></path></svg>';
    expect(await show(svg)).to.equal(svg);
    expect(page.warnings).to.deep.equal([]);
  });

  it('loses all other attributes, with a warning', async () => {
    for (const name of words('href src style id name onclick v-html data-bind is')) {
      expect(await show(`<p ${name}="a">[[x]]</p>`), name).to.equal('<p>value</p>');
      expect(page.warnings.at(-1)).to.include(`: <p ${name}> was removed`);
    }
  });

  it('loses attributes with bindings or functions', async () => {
    for (const value of ['[[x]]', 'a [[x]]', 'url(/a)', 'u\\72l']) {
      expect(await show(`<svg><path fill="${value}"></path></svg>`)).to.equal(
        '<svg><path></path></svg>',
      );
    }
    expect(page.warnings).to.have.length(1);
  });

  it('loses a form whose fields are named like its properties', async () => {
    const fields = words('localName nodeType childNodes attributes namespaceURI')
      .map((name) => `<input name="${name}">`)
      .join('');
    expect(await show(`<form>${fields}</form><p><form>${fields}</form></p>[[x]]`)).to.include(
      'value',
    );
    expect(await page.page.$$('input, form')).to.have.length(0);
  });

  const modes: Readonly<Record<string, string>> = {
    text: '<p>value</p>',
    none: 'no template',
    page: 'no template',
    '': 'no template',
  };
  for (const [mode, expected] of Object.entries(modes)) {
    it(`makes “${expected}” with the mode “${mode}”`, async () => {
      expect(await page.fill('<p id="a">[[x]]</p>', { x: 'value' }, mode)).to.equal(expected);
    });
  }

  it('is a template of the page itself without a mode', async () => {
    expect(await page.fill('<p id="a">[[x]]</p>', { x: 'value' })).to.equal('<p id="a">value</p>');
  });
});
