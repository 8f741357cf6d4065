import { expect } from 'chai';
import { type Messages, overrideMessages, registerMessages } from '../../src/index.js';
import { en, id } from '../../src/locales/index.js';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';
import { collectWarnings } from './helpers/warnings.js';

const fetch = activities(
  { id: 2, type: 0, transaction: { stamps: 20, status: 2 } },
  { id: 1, type: 9, created: 1_760_000_000 },
);

afterEach(() => {
  registerMessages(en);
  registerMessages(id);
});

const { texts: warnings } = collectWarnings();

/** What untyped JavaScript may pass. */
const untyped = (words: unknown) => words as Messages;

describe('an incomplete dictionary', () => {
  it('is completed, with a warning that lists what is missing', async () => {
    const { retry: _, kinds, ...rest } = id;
    const { survey: __, ...without } = kinds;
    registerMessages(untyped({ ...rest, language: 'ban', kinds: without, end: 'Suud.' }));
    expect(warnings).to.have.length(1);
    expect(warnings[0]).to.contain('"ban"').and.contain('retry').and.contain('kinds.survey');
    expect(warnings[0]).to.not.contain('kinds.award');
    const { texts } = await mountSettled({ fetch, lang: 'ban' });
    expect(texts('end')).to.deep.equal(['Suud.']);
    const failed = await mountSettled({ lang: 'ban' }, { status: 404 });
    expect(plain(failed.button()?.textContent ?? null)).to.equal('Try again');
  });

  it('may consist of a language tag', async () => {
    registerMessages(untyped({ language: 'min' }));
    expect(warnings).to.have.length(1);
    const { text, rows } = await mountSettled({ fetch, lang: 'min' });
    expect(rows()).to.have.length(2);
    expect(text())
      .to.contain('+20 stamps')
      .and.not.match(/undefined|object/);
  });
});

describe('an invalid message', () => {
  const wrong: readonly (readonly [string, unknown, string?])[] = [
    ['a string instead of a function', { stamps: 'points' }, 'stamps'],
    ['a function instead of a string', { end: () => 'Done.' }, 'end'],
    ['a number in a list', { kinds: { transaction: 5 } }, 'kinds.transaction'],
    ['a string instead of a list', { kinds: 'Activity' }],
    ['nothing', { stamps: undefined, kinds: { transaction: undefined }, errors: null }],
    ['no messages at all', undefined],
  ];
  for (const [name, words, named] of wrong) {
    it(`is ignored: ${name}`, async () => {
      overrideMessages('en', untyped(words));
      const { texts } = await mountSettled({ fetch });
      expect(texts('stamps')).to.deep.equal(['+20 stamps']);
      expect(texts('title')[0]).to.equal('Transaction');
      expect(texts('end')).to.deep.equal(['That’s everything.']);
      expect(warnings).to.have.length(named ? 1 : 0);
      if (named) expect(warnings[0]).to.contain(`: ${named}.`);
    });
  }

  it('does not prevent valid ones from being used', async () => {
    overrideMessages('en', untyped({ stamps: 'points', end: 'Done.' }));
    const { texts } = await mountSettled({ fetch });
    expect(texts('end')).to.deep.equal(['Done.']);
  });
});

describe('a merchant that calls stamps points', () => {
  it('has no stamps left in any state, including announcements', async () => {
    overrideMessages('en', { stamps: (count) => (count === 1 ? 'point' : 'points') });
    const codes = [0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 99];
    const every = activities(
      ...codes.map((type, n) => ({
        id: 100 - n,
        type,
        expired_stamps: 1,
        award: { stamps: 2 },
        stamps_deduction: { stamps: 3 },
      })),
    );
    const views = [
      await mountSettled({ fetch: every }),
      await mountSettled({ fetch: activities() }),
      await mountSettled({ user: undefined }),
      await mountSettled({}, { status: 401 }),
    ];
    for (const { feed, text } of views) {
      expect(text()).to.not.match(/stamp/i);
      for (const element of feed.shadowRoot?.querySelectorAll('*') ?? []) {
        const announced = ['aria-label', 'aria-description', 'title'].map((name) =>
          element.getAttribute(name),
        );
        expect(announced.join(' ')).to.not.match(/stamp/i);
      }
    }
    expect(views[0]?.rows().map((row) => row.getAttribute('aria-description'))).to.include.members([
      'plus 2 points',
      'minus 3 points',
      'minus 1 point',
    ]);
  });
});
