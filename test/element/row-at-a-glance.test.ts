import { expect } from 'chai';
import { attach, type Look, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { loadFont, type TestFont, testFonts } from './helpers/fonts.js';
import { activities } from './helpers/network.js';

type Properties = Parameters<typeof mountSettled>[0];

/** A feed alone in a container of this width, with all of its pages laid out. */
async function lookAt(font: TestFont, width: number, properties: Properties): Promise<Look> {
  const fontFamily = await loadFont(font);
  const around = attach(document.createElement('div'));
  Object.assign(around.style, { inlineSize: `${width}px`, fontFamily, fontSize: '16px' });
  const view = await mountSettled(properties);
  around.append(view.feed);
  while (view.feed.hasMore) await view.feed.loadMore();
  for (const page of view.parts('page')) page.style.contentVisibility = 'visible';
  return view;
}

const resize = ({ feed }: Look, width: number) =>
  feed.parentElement?.style.setProperty('inline-size', `${width}px`);

const heightOf = (element: Element): number => element.getBoundingClientRect().height;

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** The distances of the times from the top of their rows, where the title is on one line. */
function timeOffsets({ parts }: Look): Set<number> {
  const offsets = parts('activity').flatMap((box) => {
    const [title, time] = ['title', 'time'].map((name) => box.querySelector(`[part="${name}"]`));
    if (!title || !time || heightOf(title) > 30) return [];
    return Math.round(time.getBoundingClientRect().top - box.getBoundingClientRect().top);
  });
  return new Set(offsets);
}

/** The words of up to 22 letters that stand on two lines. */
function brokenWords({ feed }: Look): string[] {
  const broken: string[] = [];
  const range = document.createRange();
  for (const element of feed.shadowRoot!.querySelectorAll('article [part], article span')) {
    for (const text of element.childNodes) {
      if (!(text instanceof Text)) continue;
      for (const { 0: word, index } of text.data.matchAll(/[^\s,/·-]{2,22}(?![^\s,/·-])/g)) {
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
        if (new Set(tops).size > 1) broken.push(word);
      }
    }
  }
  return broken;
}

const fonts = Object.keys(testFonts) as TestFont[];
const languages = ['en', 'id'] as const;

for (const font of fonts) {
  for (const lang of languages) {
    describe(`the long history on a phone, in ${font} (${lang})`, () => {
      it('has a median row of at most 80 px, and eight rows on a screen of 812 px', async () => {
        const { feed, parts } = await lookAt(font, 375, { user: members.history, lang });
        const rows = parts('activity');
        expect(rows.length).to.be.above(90);
        expect(median(rows.map(heightOf))).to.be.at.most(80);
        const top = feed.getBoundingClientRect().top;
        expect(parts('group-heading')[0]?.getBoundingClientRect().top).to.be.at.least(top);
        expect(rows[7]!.getBoundingClientRect().bottom - top).to.be.at.most(812);
      });

      it('has the times at no more than two distances from the top of their rows', async () => {
        const view = await lookAt(font, 375, { user: members.history, lang });
        expect(timeOffsets(view).size).to.be.within(1, 2);
      });
    });
  }
}

/** Words of 22 letters, in each text and beside each figure. */
const long = ['Mempertanggungjawabkan', 'Misunderstandingswomen', 'Toko Kebijaksanaannya Kita'];
const crafted = activities(
  ...long.flatMap((name, n) => [
    {
      id: 100 - n,
      type: 0,
      created: 1_760_000_000,
      store: { name },
      merchant: { id: 1, name: `Wah ${long[0]}` },
      transaction: { stamps: 1234, status: 3 },
    },
    {
      id: 80 - n,
      type: 1,
      created: 1_760_000_000,
      store: { name: long[(n + 1) % 3] },
      redemption: { name, stamps: 123_456, status: 2 },
    },
    ...[125_000_000, -125_000_000].map((amount, m) => ({
      id: 60 - n * 2 - m,
      type: 7,
      created: 1_760_000_000,
      store: { name },
      balance_update: { amount, status: m + 2 },
    })),
    { id: 40 - n, type: 5, created: 1_760_000_000, notes: `Upgraded to ${name}` },
  ]),
);

const phones = Array.from({ length: 16 }, (_, n) => 280 + n * 10);

for (const font of fonts) {
  for (const lang of languages) {
    describe(`words on a phone, in ${font} (${lang})`, () => {
      for (const [name, properties] of [
        ['long words and large amounts', { fetch: crafted }],
        ['every kind', { user: members.everyKind }],
      ] as const) {
        it(`are not broken in the middle: ${name}`, async () => {
          const view = await lookAt(font, 280, { ...properties, lang });
          for (const width of phones) {
            resize(view, width);
            expect(brokenWords(view), `${width} px`).to.deep.equal([]);
            expect(view.feed.scrollWidth, `${width} px`).to.be.at.most(width);
          }
        });
      }
    });
  }
}

describe('these checks', () => {
  it('find a word that is broken, and a time at another height', async () => {
    const view = await lookAt('DejaVu Sans', 375, { fetch: crafted });
    expect(brokenWords(view)).to.deep.equal([]);
    view.part('title')!.style.cssText = 'max-inline-size: 60px; min-inline-size: 0';
    expect(brokenWords(view)).to.deep.equal([long[0]]);
    const before = timeOffsets(view).size;
    view.parts('time')[1]!.style.cssText = 'position: relative; top: 9px';
    expect(timeOffsets(view).size).to.equal(before + 1);
  });
});
