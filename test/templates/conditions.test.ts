import { expect } from 'chai';
import { useTemplatePage } from './template-page.js';

describe('data-if', () => {
  const page = useTemplatePage();

  const cases: Readonly<
    Record<string, readonly [markup: string, values: Record<string, string>, expected: string]>
  > = {
    'keeps an element whose binding has a value': [
      '<p data-if="reference">Receipt [[reference]]</p>',
      { reference: 'INV-17' },
      '<p>Receipt INV-17</p>',
    ],
    'removes an element whose binding is empty': [
      'a<p data-if="reference">Receipt [[reference]]</p>b',
      {},
      'ab',
    ],
    'takes a field of the API': [
      '<p data-if="raw.store.name">x</p><p data-if="raw.store.code">y</p>',
      { 'raw.store.code': '7' },
      '<p>y</p>',
    ],
    'counts zero and false as values': [
      '<p data-if="raw.a">a</p><p data-if="raw.b">b</p>',
      { 'raw.a': '0', 'raw.b': 'false' },
      '<p>a</p><p>b</p>',
    ],
    'counts white space as empty': [
      '<p data-if="notes">x</p><p data-if="raw.a">y</p>',
      { notes: ' \n\u00a0', 'raw.a': '\t' },
      '',
    ],
    'may have white space around the name': [
      '<p data-if=" notes\n">x</p>',
      { notes: 'n' },
      '<p>x</p>',
    ],
    'is nested: each element has its own condition': [
      '<div data-if="a">1<p data-if="b">2<b data-if="c">[[c]]</b></p>3</div>',
      { a: 'a', c: 'c' },
      '<div>13</div>',
    ],
    'removes what is inside with the element, whatever that says': [
      '<div data-if="a">1<p data-if="b" title="[[b]]">2</p></div><i>[[b]]</i>',
      { b: 'b' },
      '<i>b</i>',
    ],
    'changes no other binding of the template': [
      '<i title="[[x]]" data-if="x"></i>[[x]]<u data-if="y">[[y]]</u><b data-if="y" lang="[[y]]">[[y]]</b>',
      { y: '2' },
      '<u>2</u><b lang="2">2</b>',
    ],
    'may be on an element in which nothing is bound': [
      '<style data-if="a">p{}</style><svg data-if="b"><path d="M0 0" data-if="b"></path></svg>',
      { b: 'b' },
      '<svg><path d="M0 0"></path></svg>',
    ],
    'works on a form whose fields have names of methods': [
      '<form data-if="a"><input name="remove"><input name="parentNode"></form>x',
      {},
      'x',
    ],
  };

  for (const [name, [markup, values, expected]] of Object.entries(cases)) {
    it(name, async () => {
      expect(await page.fill(markup, values)).to.equal(expected);
      expect(page.warnings).to.deep.equal([]);
    });
  }

  it('removes all conditional elements of an icon, which has no values', async () => {
    const children = '<template slot="icon-award"><b data-if="id">1</b><i>2</i></template>';
    expect(await page.fillAll(children, { id: '1' })).to.deep.equal({ 'icon-award': '<i>2</i>' });
  });

  it('works in a template from content, where an attribute with a binding is removed', async () => {
    const markup = '<p data-if="notes">Note: [[notes]]</p><p data-if="[[id]]">x</p>';
    expect(await page.fill(markup, {}, 'text')).to.equal('<p>x</p>');
    expect(await page.fill(markup, { notes: '<b>' }, 'text')).to.equal(
      '<p>Note: &lt;b&gt;</p><p>x</p>',
    );
    expect(page.warnings.join()).to.include('<p data-if> was removed');
  });
});
