import { expect } from 'chai';
import { attach, type Look, mountSettled } from '../support/feed.js';
import { factsOf, toggles } from './helpers/details.js';
import { loadFont, type TestFont, testFonts } from './helpers/fonts.js';
import { activities } from './helpers/network.js';

const words = 'Toko Serba Ada Rimbasuri Cabang Stasiun Gambir Pintu Utara '.repeat(4).slice(0, 200);
const letters = 'W'.repeat(200);
const lines = Array.from({ length: 200 }, (_, n) => `Baris ${n}`).join('\n');
const created = Date.UTC(2026, 10, 20) / 1000;

const bought = (store: string, more: object = {}) => ({
  type: 0,
  store: { name: store },
  transaction: { stamps: 20, name: 'Transaction #4' },
  ...more,
});
const redeemed = (name: string, store: string) => ({
  type: 1,
  store: { name: store },
  redemption: { stamps: 155, name },
});

const list = [
  bought(words, { notes: lines.slice(0, 2000) }),
  bought(letters, { merchant: { id: 1, name: words } }),
  redeemed(words, `Cabang ${words}`.slice(0, 200)),
  redeemed(letters, letters),
  { type: 2, award: { stamps: 5, name: words } },
  { type: 5, notes: `Upgraded to ${words}` },
  { type: 10, merchant: { id: 1, name: words }, stamps_deduction: { stamps: 3 } },
  { ...redeemed(words, letters), redemption: { stamps: 1, name: words, status: 2 } },
].map((item, index) => ({ id: 100 - index, created, ...item }));

async function mountAt(width: number, font: TestFont = 'DejaVu Sans'): Promise<Look> {
  const fontFamily = await loadFont(font);
  const box = attach(document.createElement('div'));
  Object.assign(box.style, { inlineSize: `${width}px`, fontFamily, fontSize: '16px' });
  const view = await mountSettled({ fetch: activities(...list), lang: 'en' });
  box.append(view.feed);
  await view.feed.updateComplete;
  return view;
}

const boxOf = (element: Element) => element.getBoundingClientRect();
const partIn = (row: Element, name: string) => row.querySelector(`[part~="${name}"]`);

/** How many lines of its text an element shows. */
const linesOf = (element: Element) =>
  Math.round(boxOf(element).height / Number.parseFloat(getComputedStyle(element).lineHeight));

const isCut = (element: Element) => element.scrollHeight > element.clientHeight + 2;

describe('a row with long texts', () => {
  for (const font of Object.keys(testFonts) as TestFont[]) {
    for (const width of [280, 320, 375, 1280]) {
      it(`has at most three lines of its title and of its place, at ${width} px in ${font}`, async () => {
        const view = await mountAt(width, font);
        for (const row of view.rows()) {
          const [title, place] = ['title', 'place'].map((name) => partIn(row, name));
          expect(linesOf(title as Element)).to.be.at.most(3);
          if (place) expect(linesOf(place)).to.be.at.most(3);
          expect(boxOf(row).height).to.be.below(290);
          for (const element of row.querySelectorAll('*')) {
            if (element.closest('svg, .hidden')) continue;
            expect(boxOf(element).right, element.outerHTML.slice(0, 80)).to.be.at.most(
              boxOf(view.feed).right + 1,
            );
          }
        }
      });
    }

    for (const width of [280, 320, 343]) {
      it(`says in its details whatever it cuts, at ${width} px in ${font}`, async () => {
        const view = await mountAt(width, font);
        for (const toggle of toggles(view)) toggle.click();
        for (const row of view.rows()) {
          const facts = Object.values(factsOf(row));
          for (const name of ['title', 'place']) {
            const element = partIn(row, name);
            if (element && isCut(element)) expect(facts).to.include(element.textContent?.trim());
          }
        }
      });
    }
  }

  it('is heard in full', async () => {
    const view = await mountAt(320);
    const [, second, third] = view.rows();
    const title = third?.getAttribute('aria-labelledby') ?? '';
    expect(view.feed.shadowRoot?.getElementById(title)?.textContent).to.equal(words);
    expect(second?.getAttribute('aria-description')).to.contain(words.trim());
  });

  it('has all of its notes in the details', async () => {
    const view = await mountAt(320);
    const [row] = view.rows() as [HTMLElement];
    const before = boxOf(row).height;
    toggles(view)[0]?.click();
    const notes = partIn(row, 'notes') as HTMLElement;
    expect(notes.textContent).to.equal(lines.slice(0, 2000));
    expect(isCut(notes)).to.equal(false);
    toggles(view)[0]?.click();
    expect(boxOf(row).height).to.equal(before);
  });

  it('shows its status below a place that is cut', async () => {
    const view = await mountAt(320);
    const row = view.rows()[7] as HTMLElement;
    const status = boxOf(partIn(row, 'status') as Element);
    expect(status.width).to.be.above(20);
    expect(status.bottom).to.be.at.most(boxOf(row).bottom);
    expect(status.top).to.be.at.least(boxOf(partIn(row, 'place') as Element).bottom - 4);
  });
});

describe('a row with short texts', () => {
  it('does not repeat them in its details', async () => {
    const view = await mountSettled({
      fetch: activities({ id: 1, created, ...redeemed('Mug', 'Gambir') }),
    });
    expect(toggles(view)).to.have.length(0);
  });
});
