import { expect } from 'chai';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { loadFont, type TestFont, testFonts } from './helpers/fonts.js';
import { activities } from './helpers/network.js';

const created = Date.UTC(2026, 10, 20) / 1000;

/** A month with stamps in every bucket. */
const fetch = activities(
  { id: 4, type: 0, created, transaction: { stamps: 1258 } },
  { id: 3, type: 10, created, stamps_deduction: { stamps: 155 } },
  { id: 2, type: 15, created, expired_stamps: 65 },
  { id: 1, type: 16, created, transaction_modification: { total_stamps_delta: 190 } },
);

async function mountAt(width: number, font: TestFont, properties: object): Promise<MountedFeed> {
  const fontFamily = await loadFont(font);
  const box = attach(document.createElement('div'));
  Object.assign(box.style, { inlineSize: `${width}px`, fontFamily, fontSize: '16px' });
  const view = await mountSettled({ fetch, groupTotals: true, ...properties });
  box.append(view.feed);
  await view.feed.updateComplete;
  return view;
}

/** The lines of a text: their boxes from left to right. */
function linesOf(element: Element | undefined): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element?.querySelector('[aria-hidden]') ?? (element as Element));
  return [...range.getClientRects()].filter(({ width }) => width > 1);
}

/** The pairs of a number and its word that stand on two lines. */
function brokenPairs(element: Element | undefined): string[] {
  const text = element?.querySelector('[aria-hidden]')?.firstChild as Text;
  const range = document.createRange();
  return [...text.data.matchAll(/[+−][^·]+(·|$)/g)].flatMap(({ 0: pair, index }) => {
    range.setStart(text, index);
    range.setEnd(text, index + pair.trimEnd().length);
    const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
    return new Set(tops).size > 1 ? [pair] : [];
  });
}

for (const font of Object.keys(testFonts) as TestFont[]) {
  for (const lang of ['en', 'id']) {
    for (const dir of ['ltr', 'rtl']) {
      describe(`totals of four kinds in ${font}, ${lang}, ${dir}`, () => {
        for (const width of [640, 1248]) {
          it(`are on the line of the heading at ${width} px, at its end`, async () => {
            const { part } = await mountAt(width, font, { lang, dir });
            const [line, ...others] = linesOf(part('group-totals'));
            expect(others).to.deep.equal([]);
            const [heading] = linesOf(part('group-heading'));
            expect(line?.bottom).to.be.closeTo(heading?.bottom ?? 0, 1);
            const row = part('activity')?.getBoundingClientRect();
            const side = dir === 'ltr' ? 'right' : 'left';
            expect(line?.[side]).to.be.closeTo(row?.[side] ?? 0, 1);
          });
        }

        for (const width of [288, 343]) {
          it(`are whole below the heading at ${width} px`, async () => {
            const { part } = await mountAt(width, font, { lang, dir });
            const lines = linesOf(part('group-totals'));
            const [heading] = linesOf(part('group-heading'));
            const side = dir === 'ltr' ? 'left' : 'right';
            for (const line of lines) {
              expect(line.top).to.be.at.least((heading?.bottom ?? 0) - 1);
              expect(line[side]).to.be.closeTo(heading?.[side] ?? 0, 6);
            }
            expect(brokenPairs(part('group-totals'))).to.deep.equal([]);
          });
        }
      });
    }
  }
}

describe('totals of two kinds', () => {
  it('are on the line of the heading on a phone', async () => {
    const two = activities(
      { id: 4, type: 0, created, transaction: { stamps: 258 } },
      { id: 3, type: 10, created, stamps_deduction: { stamps: 155 } },
    );
    const { part } = await mountAt(343, 'Liberation Sans', { fetch: two, lang: 'id' });
    const [line, ...others] = linesOf(part('group-totals'));
    expect(others).to.deep.equal([]);
    expect(line?.bottom).to.be.closeTo(linesOf(part('group-heading'))[0]?.bottom ?? 0, 1);
  });
});
