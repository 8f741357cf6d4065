import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { type Clock, setClock } from './helpers/clock.js';
import { expectSameNodes } from './helpers/nodes.js';

const noon = Date.parse('2026-03-02T12:00+07:00') / 1000;
const pageSize = 20;

/** An activity every six hours: three today, and four on each day before. */
const history = Array.from({ length: 200 }, (_, n) => ({
  id: 1000 - n,
  type: 0,
  created: noon - n * 6 * 3600,
  transaction: { stamps: 3 },
}));

/** A feed with ten pages, and the ids of the rows in which anything changes at midnight. */
async function overMidnight(groupBy: 'month' | 'day' | 'none', clock: Clock) {
  let page = 0;
  const fetch = async () =>
    Response.json({ activities: history.slice(page * pageSize, ++page * pageSize) });
  const view = await mountSettled({ fetch, groupBy });
  while (view.rows().length < history.length) await view.feed.loadMore();
  const root = view.feed.shadowRoot as ShadowRoot;
  const pages = [...root.querySelectorAll('.page')];
  const changed = new Set<number>();
  const observer = new MutationObserver((records) => {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const article = element?.closest('article');
      if (article) changed.add(Number(article.getAttribute('aria-labelledby')?.slice(6)));
    }
  });
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true });
  await clock.advanceTo('2026-03-03T00:00+07:00');
  await view.feed.updateComplete;
  await new Promise((resolve) => setTimeout(resolve));
  observer.disconnect();
  const ids = [...changed].sort((a, b) => b - a);
  return { ...view, ids, pages, pagesAfter: [...root.querySelectorAll('.page')] };
}

describe('at midnight', () => {
  for (const groupBy of ['month', 'none'] as const) {
    it(`only the rows of the two days are written again (${groupBy})`, async () => {
      const view = await overMidnight(groupBy, setClock('2026-03-02T12:00+07:00'));
      // Today becomes yesterday (1000 to 998), and yesterday a date (997 to 994).
      expect(view.ids).to.deep.equal([1000, 999, 998, 997, 996, 995, 994]);
      expectSameNodes(view.pagesAfter, view.pages);
    });
  }

  it('only the first rows of the two days are written again, which have the headings', async () => {
    const view = await overMidnight('day', setClock('2026-03-02T12:00+07:00'));
    expect(view.ids).to.deep.equal([1000, 997]);
    expect(view.texts('group-heading').slice(0, 2)).to.deep.equal([
      'Yesterday',
      'Sunday, March 1, 2026',
    ]);
    // The page of the two days is split again, and all others stay.
    const kept = view.pagesAfter.filter((page) => view.pages.includes(page));
    expect(kept.length).to.be.at.least(view.pages.length - 6);
  });
});
