import { expect } from 'chai';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { activities } from './helpers/network.js';
import { childrenSettled, template } from './helpers/templates.js';

const reward = {
  id: 2,
  type: 1,
  created: 1_760_000_000,
  merchant: { id: 1, name: 'Apotek Wanasehat' },
  store: { display_name: 'Wanasehat Bumi Serpong Damai' },
  redemption: { name: 'Kesehatan keluarga', stamps: 48, status: 2 },
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

describe('the second line of a row', () => {
  for (const dir of ['ltr', 'rtl'] as const) {
    for (const width of [300, 400, 900]) {
      it(`has the time, a dot and the place (${dir}, ${width} px)`, async () => {
        const view = await mountSettled({ fetch: activities(reward), dir });
        mountAtWidth(view, width);
        const [time, place] = ['time', 'place'].map((name) => view.part(name));
        const dot = time?.nextElementSibling;
        expect(dot?.textContent).to.equal('\u00a0·');
        const [a, b, c] = [time, dot ?? undefined, place].map(textBox);
        const middle = ({ left, right }: DOMRect) => (left + right) * (dir === 'ltr' ? 0.5 : -0.5);
        expect(isOnOneLine(a!, b!)).to.equal(true);
        expect(middle(b!)).to.be.above(middle(a!));
        if (width === 900) expect(middle(c!)).to.be.above(middle(b!));
      });
    }
  }

  it('has no dot without a time or without a place', async () => {
    const { created: _, ...undated } = reward;
    const { store: __, merchant: ___, ...nowhere } = { ...reward, id: 1 };
    const view = await mountSettled({ fetch: activities(undated, nowhere) });
    expect(view.parts('place')).to.have.length(1);
    expect(view.texts('activity').join()).not.to.contain('·');
  });

  it('has the status as a pill at its end, which makes it no higher', async () => {
    const created = { ...reward, id: 1, redemption: { ...reward.redemption, status: 1 } };
    const view = await mountSettled({ fetch: activities(reward, created) });
    mountAtWidth(view, 900);
    const status = textBox(view.part('status'));
    expect(isOnOneLine(status, textBox(view.part('place')))).to.equal(true);
    expect(status.left).to.be.above(textBox(view.part('place')).right);
    const [canceled, usual] = view.parts('activity').map((box) => box.clientHeight);
    expect(canceled).to.equal(usual);
  });
});

describe('the figures of a row', () => {
  for (const width of [400, 900]) {
    it(`are level with the title and leave no gap below it (${width} px)`, async () => {
      const view = await mountSettled({ fetch: activities(reward) });
      mountAtWidth(view, width);
      const title = textBox(view.part('title'));
      expect(isOnOneLine(title, textBox(view.part('stamps')))).to.equal(true);
      expect(textBox(view.part('time')).top - title.bottom).to.be.below(12);
    });
  }

  it('leave room for the title, however long they are', async () => {
    const redemption = { name: 'A title '.repeat(9), stamps: 123_456_789 };
    const view = await mountSettled({ fetch: activities({ ...reward, redemption }) });
    mountAtWidth(view, 350);
    const { width } = view.part('title')!.getBoundingClientRect();
    expect(width).to.be.above(350 / 3);
  });

  it('are below the texts where a word would have to be broken beside them', async () => {
    const redemption = { name: 'Mempertanggungjawabkan', stamps: 123_456_789 };
    const view = await mountSettled({ fetch: activities({ ...reward, redemption }) });
    mountAtWidth(view, 300);
    const { top, right } = view.part('stamps')!.getBoundingClientRect();
    expect(top).to.be.above(textBox(view.part('time')).bottom - 1);
    expect(right).to.be.closeTo(view.part('activity')!.getBoundingClientRect().right, 30);
  });
});

describe('the colour of figures', () => {
  const award = (id: number, status: number) => ({ id, type: 2, award: { stamps: 5, status } });
  const update = (id: number, amount: number) => ({ id, type: 7, balance_update: { amount } });
  const colourOf = (element: Element | undefined) => getComputedStyle(element!).color;

  it('tells a gain from what is not earned yet, and from money without a sign', async () => {
    const view = await mountSettled({
      fetch: activities(award(5, 1), award(4, 3), award(3, 2), update(2, 5000), update(1, -5000)),
    });
    const [gain, open, canceled] = view.parts('stamps').map(colourOf);
    expect(open).not.to.equal(gain);
    expect(canceled).to.equal(open);
    const [unsigned, used] = view.parts('amount').map(colourOf);
    expect(unsigned).to.equal(used);
    expect(unsigned).not.to.equal(gain);
    expect(view.texts('title').slice(-2)).to.deep.equal(['Balance changed', 'Balance used']);
  });

  it('tells new levels from other rows by their ground', async () => {
    const view = await mountSettled({
      fetch: activities({ id: 3, type: 5 }, { id: 2, type: 6 }, { id: 1, type: 9 }),
    });
    const grounds = view.parts('activity').map((box) => getComputedStyle(box).backgroundColor);
    expect(new Set(grounds)).to.have.property('size', 3);
    expect(grounds[2]).to.equal('rgba(0, 0, 0, 0)');
    view.feed.append(template('activity', '<b>mine</b>'));
    await childrenSettled(view.feed);
    const own = view.parts('activity').map((box) => getComputedStyle(box).backgroundColor);
    expect(new Set(own)).to.deep.equal(new Set(['rgba(0, 0, 0, 0)']));
  });
});

describe('a row with text of twice the size on a phone', () => {
  it('does not break a word of the title', async () => {
    const view = await mountSettled({ fetch: activities(reward) });
    view.feed.style.setProperty('--stamps-feed-font-size', '32px');
    mountAtWidth(view, 220);
    const { left, width } = textBox(view.part('title'));
    const range = document.createRange();
    const text = view.part('title')!.firstChild as Text;
    range.setStart(text, 0);
    range.setEnd(text, text.data.indexOf(' '));
    expect(range.getClientRects()).to.have.length(1);
    expect(left + width).to.be.at.most(view.feed.getBoundingClientRect().right + 1);
  });
});
