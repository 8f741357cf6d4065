import { expect } from 'chai';
import { activityKinds, parseActivity, summarize } from '../../src/api/index.js';
import { en, id } from '../../src/locales/index.js';

/** The title of an activity that has nothing but its type. */
const titleOf = (type: number, words?: Parameters<typeof summarize>[1], fields: object = {}) => {
  const payload = { award: {}, stamps_deduction: {}, transaction_modification: {}, ...fields };
  const activity = parseActivity({ id: 1, type, ...payload });
  return activity && summarize(activity, words).title;
};

const codes = { award: 2, deduction: 10, expiry: 15, refund: 16 } as const;
const titlesOf = (words?: Parameters<typeof summarize>[1]) =>
  Object.values(codes).map((code) => titleOf(code, words));

describe('summarize with the messages of a language', () => {
  it('says what stamps are called there', () => {
    const english = ['Stamps awarded', 'Stamps deducted', 'Stamps expired', 'Stamps refunded'];
    expect(titlesOf()).to.deep.equal(english);
    expect(titlesOf(en)).to.deep.equal(english);
    expect(titlesOf(id)).to.deep.equal([
      'Bonus stamp',
      'Pengurangan stamp',
      'Stamp hangus',
      'Stamp dikembalikan',
    ]);
  });

  it('says the unit of the caller', () => {
    const stamps = (count: number) => (count === 1 ? 'point' : 'points');
    expect(titlesOf({ ...en, stamps })[2]).to.equal('Points expired');
    expect(titlesOf({ ...id, stamps: () => 'poin' })).to.deep.equal([
      'Bonus poin',
      'Pengurangan poin',
      'Poin hangus',
      'Poin dikembalikan',
    ]);
  });

  it('leaves no placeholder in the title of any kind', () => {
    for (const words of [en, id, { ...en, language: 'not a tag' }, { ...id, language: '' }]) {
      for (let type = 0; type < activityKinds.length + 4; type++) {
        expect(titleOf(type, words)).to.match(/^[^{}]+$/);
      }
    }
  });

  it('fills it into words that are functions', () => {
    const words = {
      ...en,
      balanceUsed: '{Unit} balance used',
      transaction: (number: string) => `{Unit} #${number}`,
      levels: { ...en.levels, upgraded: (level: string) => `${level}: more {unit}` },
    };
    expect(titleOf(7, words, { balance_update: { amount: -5 } })).to.equal('Stamps balance used');
    expect(titleOf(0, words, { transaction: { name: 'Transaction #7' } })).to.equal('Stamps #7');
    expect(titleOf(5, words, { notes: 'Upgraded to Gold' })).to.equal('Gold: more stamps');
  });

  it('writes a capital as the language does, with any tag', () => {
    const words = (language: string) => ({ ...id, language, stamps: () => 'indirim' });
    expect(titleOf(15, words('tr'))).to.equal('İndirim hangus');
    expect(titleOf(15, words('tr_TR'))).to.equal('İndirim hangus');
    expect(titleOf(15, words('en-GB'))).to.equal('Indirim hangus');
    expect(titleOf(15, words('%%'))).to.equal('Indirim hangus');
  });

  it('leaves the texts of the API as they are', () => {
    expect(titleOf(2, id, { award: { name: '{Unit} gratis' } })).to.equal('{Unit} gratis');
    expect(titleOf(0, id, { transaction: {}, store: { name: '{unit}' } })).to.equal('{unit}');
  });
});
