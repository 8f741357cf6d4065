import { expect } from 'chai';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';

/** The text spacing of WCAG 1.4.12. */
const textSpacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }`;

const long = activities(
  {
    id: 4,
    type: 1,
    created: 1_760_000_000,
    store: { display_name: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' },
    redemption: {
      name: 'Pneumonoultramicroscopicsilicovolcanoconiosis dan sebagainya',
      stamps: 123_456_789,
      status: 2,
    },
  },
  {
    id: 3,
    type: 0,
    created: 1_760_000_000,
    merchant: { id: 1, name: 'Perkumpulan Pengusaha Kopi Nusantara Indonesia Raya' },
    store: { display_name: 'Pondok Indah Mall 2, lantai dasar, sebelah tangga berjalan' },
    notes: 'https://example.com/a-very-long-address-without-any-place-to-break-it-in-the-middle',
    transaction: {
      stamps: 123_456_789,
      status: 3,
      invoice_number: 'INV/2025/10/09/0000000000000000000000001',
      channel: 'Mobile App',
    },
  },
  { id: 2, type: 7, created: 1_760_000_000, balance_update: { amount: -123_456_789, status: 2 } },
  {
    id: 1,
    type: 11,
    created: 1_760_000_000,
    transaction_modification: { total_stamps_delta: -40, grand_total_delta: -1_250_000 },
  },
);

/** A container as wide as a phone, or as a window at 400 %. */
function narrow(feed: HTMLElement, width: number): HTMLElement {
  const place = attach(document.createElement('div'));
  place.style.inlineSize = `${width}px`;
  place.append(feed);
  return place;
}

/** The boxes of an element and of its own text. */
function boxesOf(element: Element): DOMRect[] {
  const texts = [...element.childNodes].filter((node) => node instanceof Text && node.data.trim());
  const ranges = texts.map((text) => {
    const range = document.createRange();
    range.selectNode(text);
    return [...range.getClientRects()];
  });
  return [element.getBoundingClientRect(), ...ranges.flat()].filter(({ width }) => width > 0);
}

/** The parts that overflow their feed or are cut off. */
function lost({ feed }: MountedFeed): string[] {
  const frame = feed.getBoundingClientRect();
  const elements = [...(feed.shadowRoot?.querySelectorAll('article *, button, p') ?? [])];
  return elements
    .filter((element) => {
      if (element.closest('.hidden, svg') || element.checkVisibility?.() === false) return false;
      const boxes = boxesOf(element);
      if (boxes.some(({ left, right }) => left < frame.left - 1 || right > frame.right + 1)) {
        return true;
      }
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = element;
      const isLarger = scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1;
      return isLarger && getComputedStyle(element).overflow !== 'visible';
    })
    .map((element) => element.getAttribute('part') ?? element.className);
}

for (const width of [320, 256]) {
  describe(`at ${width} px`, () => {
    for (const lang of ['en', 'id']) {
      for (const dir of ['ltr', 'rtl'] as const) {
        it(`nothing is cut off (${lang}, ${dir})`, async () => {
          const view = await mountSettled({ fetch: long, lang, dir });
          narrow(view.feed, width);
          expect(lost(view)).to.deep.equal([]);
        });

        it(`nothing is cut off with wide text spacing (${lang}, ${dir})`, async () => {
          const view = await mountSettled({ fetch: long, lang, dir });
          const style = document.createElement('style');
          style.textContent = textSpacing;
          narrow(view.feed, width).append(style);
          // Browser extensions also style shadow roots.
          view.feed.shadowRoot?.append(style.cloneNode(true));
          expect(lost(view)).to.deep.equal([]);
        });
      }
    }

    it('nothing of the sandbox’s activities is cut off', async () => {
      const view = await mountSettled({ user: members.everyKind });
      narrow(view.feed, width);
      expect(lost(view)).to.deep.equal([]);
    });

    it('the page does not scroll horizontally', async () => {
      const view = await mountSettled({ fetch: long });
      const place = narrow(view.feed, width);
      place.style.overflow = 'auto';
      expect(place.scrollWidth).to.equal(place.clientWidth);
    });
  });
}

describe('at twice the text size', () => {
  it('nothing is cut off', async () => {
    const { documentElement: root } = document;
    root.style.fontSize = '200%';
    const view = await mountSettled({ fetch: long, lang: 'id' });
    narrow(view.feed, 640);
    const found = lost(view);
    root.style.fontSize = '';
    expect(found).to.deep.equal([]);
  });
});

describe('these checks', () => {
  it('detect text that is cut off', async () => {
    const view = await mountSettled({ fetch: long });
    narrow(view.feed, 320);
    view.part('title')?.style.setProperty('white-space', 'nowrap');
    expect(lost(view)).to.include('title');
  });

  it('accept a long note with wide text spacing', async () => {
    const notes =
      'Berlaku untuk pembelian kopi ukuran besar di semua gerai yang ikut serta. '.repeat(3);
    const view = await mountSettled({ fetch: activities({ id: 1, type: 9, notes }) });
    const style = document.createElement('style');
    style.textContent = textSpacing;
    narrow(view.feed, 320).append(style);
    expect(lost(view)).to.deep.equal([]);
    view.feed.shadowRoot?.append(style.cloneNode(true));
    expect(lost(view)).to.deep.equal([]);
  });
});
