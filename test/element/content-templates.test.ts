import { expect } from 'chai';
import { mount } from '../support/feed.js';
import { activities } from './helpers/network.js';
import { childrenSettled, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

const fields = { id: 704, type: 0, notes: 'A note', transaction: { name: 'Coffee', stamps: 2 } };

/** A feed with a template from content, as the loader makes it. */
async function mountContent(mode: string, markup: string) {
  const view = await mount({ fetch: activities(fields) });
  view.feed.setAttribute('data-stamps-templates', mode);
  view.feed.append(template('activity', markup));
  await view.settled();
  return view;
}

const show = async (markup: string): Promise<string> => {
  const { feed } = await mountContent('text', markup);
  await childrenSettled(feed);
  return templateRows(feed)[0]!.innerHTML;
};

describe('a template from content', () => {
  const warnings = collectWarnings();

  const cases: Readonly<Record<string, readonly [markup: string, expected: string]>> = {
    'binds in text': [
      '<p class="x">[[title]] <b>[[notes]]</b></p>',
      '<p class="x">Coffee <b>A note</b></p>',
    ],
    'binds in no attribute': [
      '<p title="[[notes]]" class="a [[id]]" lang="id">x</p>',
      '<p lang="id">x</p>',
    ],
    'keeps no address': ['<a href="/r" ping="/p">[[id]]</a>', '<a>704</a>'],
    'keeps no style or id': ['<p style="color:red" id="x" name="y">[[id]]</p>', '<p>704</p>'],
    'keeps no attribute of a framework': [
      '<p @click="x" v-html="x" data-controller="x" onclick="x">[[id]]</p>',
      '<p>704</p>',
    ],
    'keeps simple shapes of SVG': [
      '<svg viewBox="0 0 9 9"><path d="M0 0h9" fill="red"></path><use href="#x"></use></svg>[[id]]',
      '<svg viewBox="0 0 9 9"><path d="M0 0h9" fill="red"></path></svg>704',
    ],
    'keeps no paint from an address': [
      '<svg><path fill="url(/x#y)" stroke="u\\72l(/x)"></path></svg>',
      '<svg><path></path></svg>',
    ],
    'leaves elements out with what is in them': [
      '<form><p>[[id]]</p></form><style>p{}</style><x-y>[[id]]</x-y><select><option>[[id]]</option></select><template>[[id]]</template>[[id]]',
      '704',
    ],
    'leaves out a form that hides its names': [
      '<form><input name="localName"><input name="nodeType"><input name="childNodes"></form>[[id]]',
      '704',
    ],
  };
  for (const [name, [markup, expected]] of Object.entries(cases)) {
    it(name, async () => {
      expect(await show(markup)).to.equal(expected);
    });
  }

  it('makes no customized built-in element', async () => {
    const made: string[] = [];
    class Card extends HTMLParagraphElement {
      connectedCallback() {
        made.push(this.textContent);
      }
    }
    customElements.define('review-card', Card, { extends: 'p' });
    expect(await show('<p is="review-card">[[id]]</p>')).to.equal('<p>704</p>');
    expect(made).to.deep.equal([]);
  });

  it('says once what was left out', async () => {
    for (const _ of [1, 2]) await show('<q cite="/x">[[id]]</q><audio></audio>');
    expect(warnings.texts.filter((text) => /<q cite>|<audio>/.test(text))).to.deep.equal([
      "<stamps-activity-feed>: <q cite> was removed from a template in the page's content. Write such rows in the page itself.",
      "<stamps-activity-feed>: <audio> was removed from a template in the page's content. Write such rows in the page itself.",
    ]);
  });

  it('stays one when the mark of the loader is removed', async () => {
    const { feed } = await mountContent('text', '<p title="[[notes]]">[[id]]</p>');
    await childrenSettled(feed);
    feed.removeAttribute('data-stamps-templates');
    feed.append(template('transaction', '<b title="[[notes]]">[[id]]</b>'));
    await childrenSettled(feed);
    expect(templateRows(feed)[0]!.innerHTML).to.equal('<b>704</b>');
  });

  for (const mode of ['none', 'page', '']) {
    it(`is ignored with the mode "${mode}"`, async () => {
      const { feed } = await mountContent(mode, '[[title]]');
      expect(feed.activities).to.have.length(1);
      expect(templateRows(feed)).to.have.length(0);
    });
  }
});
