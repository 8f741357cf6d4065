import { expect } from 'chai';
import { registerMessages } from '../../src/index.js';
import { id } from '../../src/locales/id.js';
import { mountSettled } from '../support/feed.js';
import { activities } from './helpers/network.js';
import { childrenSettled, template } from './helpers/templates.js';

const fetch = activities(
  {
    id: 3,
    type: 0,
    created: 1_760_000_000,
    merchant: { id: 1, name: 'متجر' },
    transaction: { stamps: 20, name: 'قهوة', invoice_number: '#2025/10-009', status: 3 },
  },
  { id: 2, type: 7, created: 1_760_000_000, balance_update: { amount: -15_000 } },
  { id: 1, type: 15, created: 1_760_000_000, expired_stamps: 1234 },
);

/** The horizontal positions of the characters of a text, in reading order. */
function places(element: Element): number[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const lefts: number[] = [];
  while (walker.nextNode()) {
    const text = walker.currentNode as Text;
    for (let n = 0; n < text.length; n++) {
      if (!text.data[n]?.trim()) continue;
      const range = document.createRange();
      range.setStart(text, n);
      range.setEnd(text, n + 1);
      lefts.push(range.getBoundingClientRect().left);
    }
  }
  return lefts;
}

const isFromLeftToRight = (element: Element): boolean =>
  places(element).every((left, n, lefts) => n === 0 || left >= (lefts[n - 1] ?? 0));

for (const lang of ['ar', 'he', 'en', 'id', 'en-GB']) {
  describe(`from right to left (${lang})`, () => {
    const mount = () => mountSettled({ fetch, lang, dir: 'rtl' });

    it('figures keep their direction and are isolated from the text around them', async () => {
      const { parts } = await mount();
      for (const figure of [...parts('stamps'), ...parts('amount')]) {
        const { direction, unicodeBidi } = getComputedStyle(figure);
        expect({ direction, unicodeBidi }).to.deep.equal({
          direction: 'ltr',
          unicodeBidi: 'isolate',
        });
        // The unit is below the number.
        const number = figure.querySelector('.number') ?? figure;
        expect(isFromLeftToRight(number), figure.textContent ?? '').to.equal(true);
      }
    });

    it('times are written from left to right', async () => {
      const { parts } = await mount();
      for (const time of parts('time')) {
        expect(isFromLeftToRight(time), time.textContent ?? '').to.equal(true);
      }
    });

    it('a title with a question mark at its end keeps it there, on the right side', async () => {
      const survey = { id: 1, type: 8, survey: { name: 'Bagaimana kunjungan Anda?' } };
      const { part } = await mountSettled({ fetch: activities(survey), lang, dir: 'rtl' });
      const title = part('title') as HTMLElement;
      expect(isFromLeftToRight(title)).to.equal(true);
      const icon = part('icon')!.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(title);
      expect(icon.left - range.getBoundingClientRect().right).to.be.within(0, 20);
    });

    it('the dot is between the time and the place', async () => {
      const fetch = activities({ id: 1, type: 9, created: 1_760_000_000, store: { name: 'Dago' } });
      const { part } = await mountSettled({ fetch, lang, dir: 'rtl' });
      const time = part('time') as HTMLElement;
      const dot = places(time.nextElementSibling as Element);
      expect(dot).to.have.length(1);
      expect(dot[0]).to.be.below(places(time)[0] ?? 0);
      expect(dot[0]).to.be.above(places(part('place') as HTMLElement).at(-1) ?? 0);
    });

    it('the row is mirrored', async () => {
      const { part } = await mount();
      const left = (name: string) => part(name)?.getBoundingClientRect().left ?? 0;
      expect(left('stamps')).to.be.below(left('title'));
      expect(left('title')).to.be.below(left('icon'));
    });
  });
}

describe('a language without messages', () => {
  it('is replaced by English, including numbers and dates', async () => {
    for (const lang of ['ar', 'he', 'fa-IR', 'ar-EG-u-nu-arab']) {
      const { feed, texts } = await mountSettled({ fetch, lang, dir: 'rtl' });
      expect(texts('stamps')).to.deep.equal(['+20 stamps', '−1,234 stamps']);
      expect(texts('amount')).to.deep.equal(['−Rp 15,000']);
      expect(texts('time')[0]).to.equal('Oct 9, 3:53 PM');
      expect(texts('group-heading')).to.deep.equal(['October 2025']);
      expect(feed.shadowRoot?.firstElementChild?.getAttribute('lang')).to.equal('en');
    }
  });
});

describe('a right-to-left language', () => {
  it('keeps a sign before its number in the text of a template', async () => {
    registerMessages({ ...id, language: 'he' });
    const view = await mountSettled({ fetch, lang: 'he', dir: 'rtl' });
    view.feed.append(template('activity', '<p>[[stamps]]</p>'));
    await childrenSettled(view.feed);
    const texts = [...view.feed.querySelectorAll('p')];
    expect(texts.map(({ textContent }) => textContent?.replace(/[^\d+−,]/g, ''))).to.deep.equal([
      '+20',
      '',
      '−1,234',
    ]);
    for (const text of texts) {
      expect(isFromLeftToRight(text), text.textContent ?? '').to.equal(true);
    }
  });
});
