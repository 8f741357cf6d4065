import { expect } from 'chai';
import { attach, type MountedFeed, mount, mountSettled } from '../support/feed.js';
import { activities, createNetwork } from './helpers/network.js';

const purchase = {
  id: 2,
  type: 0,
  created: 1_760_000_000,
  merchant: { id: 1, name: 'Apotek Wanasehat' },
  store: { display_name: 'Wanasehat Bumi Serpong Damai' },
  transaction: { name: 'Transaction', stamps: 48, invoice_number: 'INV/W-TNG-1/000495', status: 2 },
};

/** Puts a feed into a container of this width. */
function mountAtWidth({ feed }: MountedFeed, width: number): void {
  const around = attach(document.createElement('div'));
  around.style.inlineSize = `${width}px`;
  around.append(feed);
}

/** The box of an element's text. */
const textBox = (element: Element | undefined): DOMRect => {
  const range = document.createRange();
  range.selectNodeContents(element as Element);
  return range.getBoundingClientRect();
};

const isOnOneLine = (a: DOMRect, b: DOMRect): boolean => a.top < b.bottom && b.top < a.bottom;

describe('the facts of a row', () => {
  for (const dir of ['ltr', 'rtl'] as const) {
    for (const width of [300, 400, 900]) {
      it(`are separated, unbroken and divided by a dot (${dir}, ${width} px)`, async () => {
        const view = await mountSettled({ fetch: activities(purchase), dir });
        mountAtWidth(view, width);
        for (const line of [
          ['merchant', 'store'],
          ['time', 'reference'],
        ]) {
          const [first, second] = line.map((name) => view.part(name));
          const [a, b] = [textBox(first), textBox(second)];
          const dot = Number.parseFloat(getComputedStyle(second!, '::before').inlineSize);
          const gap = dir === 'ltr' ? b.left - a.right : a.left - b.right;
          if (isOnOneLine(a, b)) expect(gap).to.be.closeTo(dot, 1).and.above(8);
          else expect(dir === 'ltr' ? b.left - a.left : a.right - b.right).to.be.closeTo(0, 1);
        }
        if (width === 900) {
          expect(isOnOneLine(textBox(view.part('time')), textBox(view.part('reference')))).to.equal(
            true,
          );
        }
      });
    }
  }
});

describe('the figures of a row', () => {
  for (const width of [400, 900]) {
    it(`are level with the title and leave no gap below it (${width} px)`, async () => {
      const view = await mountSettled({ fetch: activities(purchase) });
      mountAtWidth(view, width);
      const title = textBox(view.part('title'));
      const below = textBox(view.part('merchant'));
      expect(isOnOneLine(title, textBox(view.part('stamps')))).to.equal(true);
      expect(view.part('status')?.getBoundingClientRect().bottom).to.be.above(below.top);
      expect(below.top - title.bottom).to.be.below(12);
    });
  }

  it('leave room for the title, however long they are', async () => {
    const transaction = {
      ...purchase.transaction,
      name: 'A title '.repeat(9),
      stamps: 123_456_789,
    };
    const view = await mountSettled({ fetch: activities({ ...purchase, transaction }) });
    mountAtWidth(view, 350);
    const { width } = view.part('title')!.getBoundingClientRect();
    expect(width).to.be.above(350 / 3);
  });
});

describe('a row with text of twice the size on a phone', () => {
  it('does not break a word of the title', async () => {
    const view = await mountSettled({ fetch: activities(purchase) });
    view.feed.style.setProperty('--stamps-feed-font-size', '32px');
    mountAtWidth(view, 220);
    expect(view.part('title')?.getClientRects()).to.have.length(1);
    expect(textBox(view.part('title')).height).to.be.below(32 * 1.5);
    expect(view.part('stamps')!.getBoundingClientRect().top).to.be.below(
      view.part('merchant')!.getBoundingClientRect().top,
    );
  });
});

describe('the skeleton', () => {
  for (const width of [320, 900]) {
    it(`has the position of the rows (${width} px)`, async () => {
      const network = createNetwork();
      const gate = network.hold();
      const view = await mount({ fetch: network.fetch });
      mountAtWidth(view, width);
      await view.feed.updateComplete;
      const box = (selector: string) => {
        const { top, left, height } = view.feed
          .shadowRoot!.querySelector(selector)!
          .getBoundingClientRect();
        return [top, left, height].map(Math.round);
      };
      const skeleton = box('.row .icon');
      const [heading = 0] = box('.heading');
      gate.open();
      await view.settled();
      expect(box('[part="icon"]')).to.deep.equal(skeleton);
      const [top = 0, , height = 0] = box('[part="group-heading"]');
      expect(heading)
        .to.be.above(top)
        .and.below(top + height);
    });
  }
});
