import { expect } from 'chai';
import { overrideMessages, registerMessages } from '../../src/index.js';
import { en, id } from '../../src/locales/index.js';
import { type MountedFeed, mountMarkup, mountSettled } from '../support/feed.js';
import { activities } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { collectWarnings } from './helpers/warnings.js';

const fetch = activities(
  { id: 4, type: 0, transaction: { stamps: 0 } },
  { id: 3, type: 0, transaction: { stamps: 1 } },
  { id: 2, type: 10, stamps_deduction: { stamps: 1234 } },
  { id: 1, type: 15, expired_stamps: 1 },
);

afterEach(() => {
  registerMessages(en);
  registerMessages(id);
});

const { texts: warnings } = collectWarnings();

const label = ({ part }: MountedFeed) => part('feed')?.getAttribute('aria-label');

describe('unit', () => {
  it('names stamps in rows, titles, descriptions and the name of the feed', async () => {
    const view = await mountSettled({ fetch, unit: 'point points' });
    expect(view.texts('stamps')).to.deep.equal([
      '0 points',
      '+1 point',
      '−1,234 points',
      '−1 point',
    ]);
    expect(view.texts('title').slice(2)).to.deep.equal(['Points deducted', 'Points expired']);
    expect(view.rows()[3]?.getAttribute('aria-description')).to.contain('1 point');
    expect(label(view)).to.equal('Points activity');
    expect(view.text()).to.not.match(/stamp/i);
  });

  it('is one word in Indonesian, with a capital where a text begins with it', async () => {
    const view = await mountSettled({ fetch, unit: 'poin', lang: 'id' });
    expect(view.texts('stamps')).to.deep.equal(['0 poin', '+1 poin', '−1.234 poin', '−1 poin']);
    expect(view.texts('title').slice(2)).to.deep.equal(['Pengurangan poin', 'Poin hangus']);
    expect(label(view)).to.equal('Aktivitas poin');
    const empty = await mountSettled({ fetch: activities(), unit: 'poin', lang: 'id' });
    expect(empty.texts('empty')).to.deep.equal([
      'Belum ada aktivitas. Poin akan muncul di sini setelah belanja pertama Anda.',
    ]);
  });

  for (const [unit, title, name] of [
    ['poin', 'Poin expired', 'Poin activity'],
    ['GoPoint GoPoints', 'GoPoints expired', 'GoPoints activity'],
    ['⭐', '⭐ expired', '⭐ activity'],
    ['étoile étoiles', 'Étoiles expired', 'Étoiles activity'],
    ['bonus\u00A0point bonus\u00A0points', 'Bonus points expired', 'Bonus\u00A0points activity'],
    ['$& {unit}', '{unit} expired', '{unit} activity'],
    [' point \n points ', 'Points expired', 'Points activity'],
  ] as const) {
    it(`takes ${JSON.stringify(unit)}`, async () => {
      const view = await mountSettled({ fetch, unit });
      expect(view.texts('title')[3]).to.equal(title);
      expect(label(view)).to.equal(name);
      expect(warnings).to.deep.equal([]);
    });
  }

  for (const unit of ['my loyalty points', 'a b c d']) {
    it(`of more than two words is ignored with one warning: ${unit}`, async () => {
      const views = [await mountMarkup({ unit }), await mountMarkup({ unit })];
      for (const { feed } of views) expect(feed.unit).to.equal(undefined);
      await views[0]?.settled();
      expect(views[0]?.texts('stamps')[0]).to.match(/ stamps?$/);
      expect(warnings).to.deep.equal([
        `<stamps-activity-feed>: unit "${unit}" is not one word or two.`,
      ]);
    });
  }

  it('changes the rows at once, in the same elements and without a request', async () => {
    const view = await mountSettled();
    const before = view.rows();
    view.feed.setAttribute('unit', 'poin');
    await view.feed.updateComplete;
    expect(view.texts('stamps').every((text) => text.endsWith(' poin'))).to.equal(true);
    expectSameNodes(view.rows(), before);
    view.feed.removeAttribute('unit');
    await view.feed.updateComplete;
    expect(view.texts('stamps').some((text) => text.endsWith(' poin'))).to.equal(false);
    expect(await view.requests()).to.have.length(1);
  });

  it('belongs to one feed', async () => {
    const points = await mountSettled({ fetch, unit: 'poin' });
    const stamps = await mountSettled({ fetch });
    for (const { feed } of [points, stamps, points]) {
      feed.requestUpdate();
      await feed.updateComplete;
    }
    expect(points.texts('stamps')[1]).to.equal('+1 poin');
    expect(stamps.texts('stamps')[1]).to.equal('+1 stamp');
  });
});

describe('unit beside messages of the page', () => {
  it('does not replace an overridden unit, which the other messages use too', async () => {
    overrideMessages('en', { stamps: (count) => (count === 1 ? 'star' : 'stars') });
    overrideMessages('en', { end: 'Done.' });
    const view = await mountSettled({ fetch, unit: 'point points' });
    expect(view.texts('stamps')[1]).to.equal('+1 star');
    expect(view.texts('title')[3]).to.equal('Stars expired');
    expect(label(view)).to.equal('Stars activity');
  });

  it('does not replace an overridden text', async () => {
    overrideMessages('en', { label: 'Your stamp card', kinds: { 'stamps-expiry': 'Too late' } });
    const view = await mountSettled({ fetch, unit: 'poin' });
    expect(label(view)).to.equal('Your stamp card');
    expect(view.texts('title').slice(2)).to.deep.equal(['Poin deducted', 'Too late']);
    expect(view.texts('stamps')[1]).to.equal('+1 poin');
  });

  it('is filled in where a text of the page asks for it', async () => {
    overrideMessages('en', {
      end: '{Unit}? No more {unit}.',
      errors: { 'not-found': 'No {unit}.' },
    });
    const view = await mountSettled({ fetch, unit: 'poin' });
    expect(view.texts('end')).to.deep.equal(['Poin? No more poin.']);
    const failed = await mountSettled({ unit: 'poin' }, { status: 404 });
    expect(failed.texts('error')).to.deep.equal(['No poin.']);
  });

  it('replaces the unit of a registered language', async () => {
    registerMessages({ ...en, language: 'en-PH', stamps: () => 'tokens' });
    const registered = await mountSettled({ fetch, lang: 'en-PH' });
    expect(registered.texts('title')[3]).to.equal('Tokens expired');
    const named = await mountSettled({ fetch, lang: 'en-PH', unit: 'poin' });
    expect(named.texts('title')[3]).to.equal('Poin expired');
  });

  it('is not an override where a dictionary is copied', async () => {
    overrideMessages('en-AU', { ...en, end: 'Finished.' });
    const view = await mountSettled({ fetch, lang: 'en-AU', unit: 'poin' });
    expect(view.texts('stamps')[1]).to.equal('+1 poin');
  });
});
