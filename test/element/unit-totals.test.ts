import { expect } from 'chai';
import { overrideMessages, registerMessages } from '../../src/index.js';
import { en, id } from '../../src/locales/index.js';
import { mountSettled, plain } from '../support/feed.js';
import { activities } from './helpers/network.js';

const created = Date.UTC(2026, 10, 20) / 1000;
const fetch = (earned: number, used = 0) =>
  activities(
    { id: 2, type: 0, created, transaction: { stamps: earned } },
    { id: 1, type: 10, created, stamps_deduction: { stamps: used } },
  );

afterEach(() => {
  registerMessages(en);
  registerMessages(id);
});

type Properties = NonNullable<Parameters<typeof mountSettled>[0]>;

async function totalsOf(properties: Properties) {
  const view = await mountSettled({ groupTotals: true, ...properties });
  const [line] = view.parts('group-totals');
  const texts = () => [...(line?.children ?? [])].map((it) => plain(it.textContent));
  return { ...view, totals: texts() };
}

describe('totals', () => {
  it('say once what the page calls stamps, for the ear and for the eye', async () => {
    const { totals, texts } = await totalsOf({ fetch: fetch(258, 155), unit: 'point points' });
    expect(totals).to.deep.equal(['earned 258 points, used 155', '+258 points earned · −155 used']);
    expect(texts('group-sticky')).to.deep.equal(['November 2026 +258 points earned · −155 used']);
  });

  it('have the form of the first number', async () => {
    const one = await totalsOf({ fetch: fetch(1, 155), unit: 'point points' });
    expect(one.totals[1]).to.equal('+1 point earned · −155 used');
    const used = await totalsOf({ fetch: fetch(0, 1), unit: 'point points' });
    expect(used.totals).to.deep.equal(['used 1 point', '−1 point used']);
  });

  it('say it in Indonesian', async () => {
    const { totals } = await totalsOf({ fetch: fetch(1258, 155), unit: 'poin', lang: 'id' });
    expect(totals).to.deep.equal([
      'didapat 1.258 poin, dipakai 155',
      '+1.258 poin didapat · −155 dipakai',
    ]);
  });

  it('say the unit of the page’s messages', async () => {
    overrideMessages('en', { stamps: () => 'stars' });
    const { totals } = await totalsOf({ fetch: fetch(7), unit: 'points' });
    expect(totals[0]).to.equal('earned 7 stars');
  });

  it('follow another unit, and leave out the language’s own word', async () => {
    const { feed, parts } = await totalsOf({ fetch: fetch(7), unit: 'poin' });
    const shown = () => plain(parts('group-totals')[0]?.textContent ?? '');
    expect(shown()).to.contain('+7 poin earned');
    feed.unit = 'star stars';
    await feed.updateComplete;
    expect(shown()).to.contain('+7 stars earned');
    feed.removeAttribute('unit');
    feed.unit = undefined;
    await feed.updateComplete;
    expect(shown()).to.contain('+7 earned');
  });
});

describe('messages that the page changes', () => {
  it('name the unit in filters, totals and functions', async () => {
    overrideMessages('en', {
      filters: { earned: '{Unit} collected' },
      signIn: 'Sign in for {unit}',
      newer: (_count, text) => `${text} more with {unit}.`,
      filtered: (filter, _count, text) => `${filter}: ${text} {unit}`,
    });
    const view = await totalsOf({ fetch: fetch(7), filters: ['all', 'earned'] });
    expect(view.texts('filter')).to.deep.equal(['All', 'Stamps collected']);
    expect(view.totals[1]).to.equal('+7 stamps collected');
    view.feed.unit = 'point points';
    await view.feed.updateComplete;
    expect(view.texts('filter')).to.deep.equal(['All', 'Points collected']);
    view.parts('filter')[1]?.click();
    const said = () => view.feed.shadowRoot?.querySelector('.root > [aria-live]')?.textContent;
    while (!said()) await new Promise(requestAnimationFrame);
    expect(said()).to.equal('Points collected: 1 points');
  });
});
