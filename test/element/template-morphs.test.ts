import { expect } from 'chai';
import { Idiomorph } from 'idiomorph';
import type { StampsActivityFeed } from '../../src/index.js';
import { type MountedFeed, mount } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectSameNodes } from './helpers/nodes.js';
import { childrenSettled, rowTexts, template, templateRows } from './helpers/templates.js';

type Morph = (from: Element, to: Element) => void;

/** Changes one element into another in place, child by child, as simple libraries do. */
function inPlace(from: Element, to: Element): void {
  for (const name of from.getAttributeNames()) {
    if (!to.hasAttribute(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
  if (from.localName === 'template') return;
  const wanted = [...to.childNodes];
  for (const [n, node] of wanted.entries()) {
    const current = from.childNodes[n];
    if (
      current instanceof Element &&
      node instanceof Element &&
      current.localName === node.localName
    ) {
      inPlace(current, node);
    } else if (current instanceof Text && node instanceof Text) {
      current.data = node.data;
    } else from.insertBefore(node.cloneNode(true), current ?? null);
  }
  while (from.childNodes.length > wanted.length) from.lastChild?.remove();
}

/** The server's HTML of the feed: its attributes without rows. */
function served(feed: Element, ...children: readonly Node[]): Element {
  const element = document.createElement('div');
  for (const { name, value } of feed.attributes) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

async function mountRows(): Promise<MountedFeed> {
  const view = await mount({ user: members.twenty });
  view.feed.append(template('activity', '<b>[[id]]</b>'));
  await view.settled();
  await childrenSettled(view.feed);
  expect(templateRows(view.feed)).to.have.length(20);
  return view;
}

const ids = (feed: StampsActivityFeed) => feed.activities.map(({ id }) => String(id));

const morphs: Readonly<Record<string, Morph>> = {
  'child by child': inPlace,
  'by idiomorph': (from, to) =>
    void Idiomorph.morph(from, to.children, { morphStyle: 'innerHTML' }),
};

for (const [how, morph] of Object.entries(morphs)) {
  describe(`a page that morphs the feed ${how}`, () => {
    it('keeps the rows', async () => {
      const { feed } = await mountRows();
      const rows = templateRows(feed);
      morph(feed, served(feed, template('activity', '<b>[[id]]</b>')));
      await childrenSettled(feed);
      expectSameNodes(templateRows(feed), rows);
      expect(feed.children).to.have.length(21);
    });

    for (const count of [1, 3, 20, 25]) {
      it(`keeps them and its own children when ${count} of those replace the feed’s`, async () => {
        const { feed } = await mountRows();
        const own = Array.from({ length: count }, (_, n) => {
          const element = document.createElement('div');
          element.className = 'own';
          element.textContent = `Own ${n}`;
          return element;
        });
        const texts = own.map(({ textContent }) => textContent);
        morph(feed, served(feed, template('activity', '<b>[[id]]</b>'), ...own));
        await childrenSettled(feed);
        const check = () => {
          const ownNow = [...feed.querySelectorAll('.own')];
          expect(ownNow.map(({ textContent }) => textContent)).to.deep.equal(texts);
          expect(rowTexts(feed).sort()).to.deep.equal(ids(feed).sort());
          expect(feed.children).to.have.length(1 + count + 20);
        };
        check();
        // Rows of later pages do not affect the page's own children.
        feed.lang = 'id';
        await childrenSettled(feed);
        check();
      });
    }

    it('shows each row throughout, and never twice', async () => {
      const { feed, parts } = await mountRows();
      const own = document.createElement('div');
      own.textContent = 'Own';
      morph(feed, served(feed, template('activity', '<b>[[id]]</b>'), own));
      const shown = () =>
        parts('activity').map(
          (box) =>
            box.querySelector('slot')!.assignedElements().length ||
            box.querySelectorAll('[part="title"]').length,
        );
      // Still in the task of the morph, before the browser paints.
      await Promise.resolve();
      expect(shown()).to.deep.equal(Array(20).fill(1));
      await childrenSettled(feed);
      expect(shown()).to.deep.equal(Array(20).fill(1));
    });
  });
}
