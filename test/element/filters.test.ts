import { expect } from 'chai';
import { en, id, overrideMessages, registerMessages } from '../../src/locales/index.js';
import { createHistory, mixed } from '../feed/helpers/history.js';
import { attach, mountMarkup } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectAnnouncements, recordAnnouncements } from './helpers/announcements.js';
import { listen } from './helpers/events.js';
import { filtersOf, mountFiltered } from './helpers/filters.js';
import { statesOf, supportsCustomStates } from './helpers/states.js';
import { collectWarnings } from './helpers/warnings.js';

const warnings = collectWarnings();
const all = ['all', 'earned', 'used', 'expired', 'returned'];

describe('the filters attribute', () => {
  const values: Readonly<Record<string, readonly string[]>> = {
    '': all,
    ' ': all,
    true: all,
    false: [],
    earned: ['all', 'earned'],
    'earned used': ['all', 'earned', 'used'],
    ' used,earned , used': ['all', 'used', 'earned'],
    'returned all': ['all', 'returned'],
    'all expired': ['all', 'expired'],
  };
  for (const [text, filters] of Object.entries(values)) {
    it(`reads "${text}"`, async () => {
      const mounted = await mountMarkup({ user: members.everyKind, lang: 'en', filters: text });
      await mounted.settled();
      expect(mounted.feed.filters).to.deep.equal(filters);
      expect(mounted.parts('filter')).to.have.length(filters.length);
      expect(warnings.texts).to.deep.equal([]);
    });
  }

  for (const text of ['earnt', 'earned, spent', 'true earned', 'toString', 'ALL']) {
    it(`shows none for "${text}", with one warning`, async () => {
      const { feed, settled, part, rows } = await mountMarkup({ filters: text });
      await settled();
      feed.setAttribute('filters', `${text} `);
      await feed.updateComplete;
      expect(feed.filters).to.deep.equal([]);
      expect(part('filters')).to.equal(undefined);
      expect(rows()).to.have.length(20);
      expect(warnings.texts.filter((it) => it.includes('filters "'))).to.have.length(1);
    });
  }

  it('may be set by code, as a list, as text or as a boolean', async () => {
    const { feed } = await mountFiltered();
    const set = (value: unknown) => {
      Object.assign(feed, { filters: value });
      return feed.filters;
    };
    expect(set(['used'])).to.deep.equal(['all', 'used']);
    expect(set('used expired')).to.deep.equal(['all', 'used', 'expired']);
    expect(set(true)).to.deep.equal(all);
    expect(set([])).to.deep.equal([]);
    expect(set('')).to.deep.equal(all);
    for (const nothing of [false, null, undefined]) expect(set(nothing)).to.deep.equal([]);
  });
});

describe('the filters', () => {
  it('are shown once there is a row', async () => {
    const history = createHistory(['award', 'redemption']);
    history.hold();
    const mounted = await mountMarkup({ filters: '', lang: 'en' });
    const { feed, part, settled } = mounted;
    feed.fetch = history.fetch;
    feed.user = 'another';
    await feed.updateComplete;
    expect(part('filters')).to.equal(undefined);
    history.release();
    await settled();
    expect(filtersOf(mounted).shown()).to.equal('[All] Earned Used Expired Returned');
  });

  it('are not shown for a member without activities, or without a member', async () => {
    for (const properties of [{ user: members.empty }, { user: undefined }]) {
      const { shown } = await mountFiltered(properties as object);
      expect(shown()).to.equal(undefined);
    }
  });

  it('have the words of the language, and those of the merchant', async () => {
    const { feed, shown, part } = await mountFiltered({ lang: 'id' });
    expect(shown()).to.equal('[Semua] Didapat Dipakai Hangus Dikembalikan');
    expect(part('filters')?.getAttribute('aria-label')).to.equal('Saring aktivitas');
    overrideMessages('id', { filters: { earned: 'Dikumpulkan' } });
    await feed.updateComplete;
    expect(shown()).to.equal('[Semua] Dikumpulkan Dipakai Hangus Dikembalikan');
    registerMessages(id);
    feed.lang = 'en';
    await feed.updateComplete;
    expect(shown()).to.equal('[All] Earned Used Expired Returned');
  });

  it('that no kind in types matches are left out', async () => {
    const { feed, shown, choose, settled } = await mountFiltered({
      user: members.everyKind,
      types: ['award', 'stamps-expiry', 'survey'],
    });
    expect(shown()).to.equal('[All] Earned Expired');
    await choose('Expired');
    feed.types = ['award', 'redemption'];
    await settled();
    expect(shown()).to.equal('[All] Earned Used');
    feed.types = ['survey'];
    await settled();
    expect(shown()).to.equal(undefined);
  });

  it('narrow the rows, one at a time, and are counted in words', async () => {
    const { feed, choose, shown, ids } = await mountFiltered({ user: members.everyKind });
    const announcements = recordAnnouncements(feed);
    await choose('Used');
    expect(shown()).to.equal('All Earned [Used] Expired Returned');
    expect(new Set(feed.activities.map(({ kind }) => kind))).to.deep.equal(
      new Set(['redemption', 'stamps-deduction']),
    );
    expect(ids()).to.deep.equal(feed.activities.map(({ id }) => `${id}`));
    await expectAnnouncements(announcements, `Used, ${feed.activities.length} activities`);
  });

  it('show what there was before, in the same order, when they are left', async () => {
    const { feed, choose, ids, requests } = await mountFiltered({ user: members.everyKind });
    while (feed.hasMore) await feed.loadMore();
    const before = ids();
    const sent = (await requests()).length;
    for (const label of ['Earned', 'Returned', 'Expired', 'Used', 'All']) await choose(label);
    expect(ids()).to.deep.equal(before);
    expect(await requests()).to.have.length(sent);
  });

  it('announce the rows once, after the pages that they needed', async () => {
    const { fetch } = createHistory(mixed(90, 'award', 'redemption', 3, 45, 70));
    const { feed, choose } = await mountFiltered({ fetch });
    const announcements = recordAnnouncements(feed);
    await choose('Used');
    await expectAnnouncements(announcements, 'Used, 3 activities');
    expect(feed.hasMore).to.equal(false);
  });

  it('say that nothing was found if no row matches, and lead back to all rows', async () => {
    const { fetch } = createHistory(mixed(180, 'award', 'redemption', 150));
    const { feed, choose, texts, shown, filter } = await mountFiltered({ fetch });
    const announcements = recordAnnouncements(feed);
    await choose('Used');
    expect(texts('empty')).to.deep.equal([en.noneYet]);
    expect(texts('load-more')).to.deep.equal(['Show more']);
    await choose('Expired');
    expect(texts('empty')).to.deep.equal([en.emptyOfTypes]);
    await expectAnnouncements(
      announcements,
      `Used, 0 activities. ${en.noneYet}`,
      `Expired, 0 activities. ${en.emptyOfTypes}`,
    );
    if (supportsCustomStates) expect(statesOf(feed)).to.deep.equal(['filtered', 'complete']);
    expect(shown()).to.contain('[Expired]');
    filter('All').click();
    await feed.updateComplete;
    expect(feed.activities).to.have.length(180);
  });

  it('dispatch stamps-filter after rendering, and set the state', async () => {
    const { feed, choose, rows } = await mountFiltered({ user: members.everyKind });
    while (feed.hasMore) await feed.loadMore();
    const events = listen(document);
    const heard: unknown[] = [];
    feed.addEventListener('stamps-filter', ({ filter }) => heard.push([filter, rows().length]));
    await choose('Expired');
    expect(heard).to.deep.equal([['expired', feed.activities.length]]);
    expect(events.map(({ type }) => type)).to.include('stamps-filter');
    if (supportsCustomStates) expect(statesOf(feed)).to.include('filtered');
    await choose('Expired');
    expect(heard).to.have.length(1);
    await choose('All');
    expect(heard.at(-1)).to.deep.equal(['all', feed.activities.length]);
    if (supportsCustomStates) expect(statesOf(feed)).to.not.include('filtered');
  });

  for (const reset of ['forget', 'user'] as const) {
    it(`are reset by a change of member: ${reset}`, async () => {
      const { feed, choose, settled, part } = await mountFiltered({ user: members.everyKind });
      await choose('Expired');
      const filters: string[] = [];
      feed.addEventListener('stamps-filter', ({ filter }) => filters.push(filter));
      if (reset === 'forget') feed.forget();
      else feed.user = members.forty;
      await settled();
      expect(filters).to.deep.equal(['all']);
      if (reset === 'forget') expect(part('filters')).to.equal(undefined);
      else expect(feed.activities).to.have.length(20);
    });
  }

  it('are not part of what restore stores', async () => {
    sessionStorage.clear();
    const { feed, choose } = await mountFiltered({ user: members.everyKind, restore: true });
    const stored = () => Object.keys(sessionStorage).map((key) => sessionStorage[key]);
    await choose('Expired');
    feed.remove();
    await feed.updateComplete;
    const { pages } = JSON.parse(stored()[0]);
    expect(pages[0].activities).to.have.length(20);
    expect(stored().join()).to.not.contain('expired"');
    const again = await mountFiltered({ user: members.everyKind, restore: true });
    expect(again.shown()).to.equal('[All] Earned Used Expired Returned');
    sessionStorage.clear();
  });

  it('count the newer activities that match', async () => {
    const { fetch, arrive } = createHistory(mixed(10, 'award', 'redemption', 2));
    const { feed, choose, texts } = await mountFiltered({ fetch });
    await choose('Used');
    arrive('award', 'award', 'redemption');
    await feed.refresh();
    await feed.updateComplete;
    expect([feed.newCount, texts('show-new')]).to.deep.equal([1, ['Show 1 new activity']]);
    await choose('All');
    expect([feed.newCount, texts('show-new')]).to.deep.equal([3, ['Show 3 new activities']]);
    await choose('Expired');
    expect([feed.newCount, texts('show-new')]).to.deep.equal([0, []]);
  });

  it('stay usable after an error', async () => {
    const { fetch } = createHistory(mixed(60, 'award', 'redemption', 2));
    let isOffline = false;
    const { feed, choose, texts, shown } = await mountFiltered({
      fetch: (...request) =>
        isOffline ? Promise.resolve(new Response('{}', { status: 404 })) : fetch(...request),
    });
    isOffline = true;
    await choose('Used');
    await feed.updateComplete;
    expect(feed.error?.phase).to.equal('more');
    expect(texts('error')).to.deep.equal([en.moreFailed]);
    await choose('All');
    expect([shown(), feed.activities.length]).to.deep.equal([
      '[All] Earned Used Expired Returned',
      20,
    ]);
    isOffline = false;
    await feed.retry();
    expect(feed.activities).to.have.length(40);
  });

  for (const dir of ['ltr', 'rtl']) {
    it(`are moved into view in a line that scrolls, and nothing else moves (${dir})`, async () => {
      const { fetch } = createHistory(mixed(10, 'award', 'redemption', 2));
      const { feed, parts, settled } = await mountFiltered({ fetch, dir });
      const narrow = attach(document.createElement('div'));
      narrow.style.inlineSize = '343px';
      narrow.append(feed);
      const { scrollY } = window;
      for (const n of [3, 4, 0, 2]) {
        parts('filter')[n]?.click();
        await settled();
        const [line] = parts('filters').map((it) => it.getBoundingClientRect());
        const chosen = parts('filter')[n]?.getBoundingClientRect();
        expect(chosen?.left).to.be.at.least((line?.left ?? 0) - 1);
        expect(chosen?.right).to.be.at.most((line?.right ?? 0) + 1);
      }
      expect(window.scrollY).to.equal(scrollY);
    });
  }
});
