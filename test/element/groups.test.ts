import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { activities, respondWith } from './helpers/network.js';
import { expectSameNode, expectSameNodes } from './helpers/nodes.js';

const at = (id: number, time?: string) => ({
  id,
  type: 9,
  ...(time ? { created: Date.parse(`${time}T08:00+07:00`) / 1000 } : {}),
});
const october = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => at(from - n, '2026-10-02'));
const september = (from: number, count: number) =>
  Array.from({ length: count }, (_, n) => at(from - n, '2026-09-02'));

/** How many rows stand in each wrapper of each group. */
const outline = (feed: Element | undefined) =>
  [...(feed?.children ?? [])].map((group) => {
    expect(group.getAttribute('part')).to.equal('group');
    expect(group.getAttribute('role')).to.equal('presentation');
    return [...group.querySelectorAll('[part=page]')].map((page) => {
      expect(page.parentElement === group).to.equal(true);
      expect(page.getAttribute('role')).to.equal('presentation');
      return page.children.length;
    });
  });

describe('rows', () => {
  it('of a month that spans several pages stand in one group', async () => {
    const { feed, part } = await mountSettled({
      fetch: respondWith(
        { activities: october(100, 20) },
        { activities: october(80, 20) },
        { activities: [...october(60, 5), ...september(55, 3)] },
      ),
    });
    expect(outline(part('feed'))).to.deep.equal([[20]]);
    await feed.loadMore();
    expect(outline(part('feed'))).to.deep.equal([[20, 20]]);
    await feed.loadMore();
    expect(outline(part('feed'))).to.deep.equal([[20, 20, 5], [3]]);
  });

  it('of a page that spans several months stand in several groups', async () => {
    const page = [...october(100, 2), ...september(98, 3), at(95, '2026-08-01')];
    const { part, rows } = await mountSettled({ fetch: activities(...page) });
    expect(outline(part('feed'))).to.deep.equal([[2], [3], [1]]);
    expect(rows().map((row) => row.getAttribute('aria-posinset'))).to.deep.equal(
      page.map((_, n) => `${n + 1}`),
    );
  });

  it('stand in one group if they are not grouped', async () => {
    const { part } = await mountSettled({
      groupBy: 'none',
      fetch: activities(...october(100, 2), ...september(98, 3)),
    });
    expect(outline(part('feed'))).to.deep.equal([[5]]);
  });

  it('without a time stand in the group above them, or in a first group without a heading', async () => {
    const { part, parts } = await mountSettled({
      fetch: activities(at(9), at(8, '2026-10-02'), at(7), at(6, '2026-09-02')),
    });
    expect(outline(part('feed'))).to.deep.equal([[1], [2], [1]]);
    expect(parts('group-heading').map((it) => it.closest('article')?.ariaPosInSet)).to.deep.equal([
      '2',
      '4',
    ]);
  });

  it('of a month that occurs twice stand in two groups', async () => {
    const { part, texts } = await mountSettled({
      fetch: activities(at(3, '2026-10-02'), at(2, '2026-09-02'), at(1, '2026-10-01')),
    });
    expect(outline(part('feed'))).to.deep.equal([[1], [1], [1]]);
    expect(texts('group-heading')).to.deep.equal([
      'October 2026',
      'September 2026',
      'October 2026',
    ]);
  });
});

describe('rows that are shown', () => {
  const first = [...october(100, 2), ...september(98, 18)];

  it('keep their elements and groups when newer ones of the same month come', async () => {
    const { feed, part, parts, rows } = await mountSettled({
      fetch: respondWith(
        { activities: first },
        { activities: [...october(103, 3), ...first].slice(0, 20) },
      ),
    });
    const before = { rows: rows(), groups: parts('group'), pages: parts('page') };
    await feed.refresh();
    expect(await feed.showNew()).to.have.length(3);
    expect(outline(part('feed'))).to.deep.equal([[3, 2], [18]]);
    expectSameNodes(rows().slice(3), before.rows);
    expectSameNodes(parts('group'), before.groups);
    expectSameNodes(parts('page').slice(1), before.pages);
    expect(parts('group-heading').map((it) => it.closest('article')?.ariaPosInSet)).to.deep.equal([
      '1',
      '6',
    ]);
  });

  it('get a group above them when newer ones of a later month come', async () => {
    const later = [at(102, '2026-11-02'), at(101, '2026-11-01')];
    const { feed, part, parts, rows } = await mountSettled({
      fetch: respondWith({ activities: first }, { activities: [...later, ...first].slice(0, 20) }),
    });
    const before = { rows: rows(), groups: parts('group') };
    await feed.refresh();
    await feed.showNew();
    expect(outline(part('feed'))).to.deep.equal([[2], [2], [18]]);
    expectSameNodes(rows().slice(2), before.rows);
    expectSameNodes(parts('group').slice(1), before.groups);
  });

  it('move to other groups with their elements and the focus', async () => {
    const { feed, part, rows } = await mountSettled({ fetch: activities(...first) });
    const before = rows();
    const focused = before[10];
    focused?.focus();
    feed.groupBy = 'none';
    await feed.updateComplete;
    expect(outline(part('feed'))).to.deep.equal([[20]]);
    expectSameNodes(rows(), before);
    expectSameNode(feed.shadowRoot?.activeElement, focused);
    feed.groupBy = 'day';
    await feed.updateComplete;
    expect(outline(part('feed'))).to.deep.equal([[2], [18]]);
    expectSameNodes(rows(), before);
    expectSameNode(feed.shadowRoot?.activeElement, focused);
  });
});

describe('the parts `group` and `page`', () => {
  it('let a page lay out rows in columns', async () => {
    const style = document.createElement('style');
    style.textContent = `stamps-activity-feed::part(page)
      { display: grid; grid-template-columns: 1fr 1fr; align-items: end }`;
    document.head.append(style);
    const { parts } = await mountSettled({ fetch: activities(...october(100, 4)) });
    const [first, second, third] = parts('activity').map((it) => it.getBoundingClientRect());
    expect(second?.bottom).to.be.closeTo(first?.bottom ?? Number.NaN, 1);
    expect(second?.left).to.be.at.least(first?.right ?? Number.NaN);
    expect(third?.top).to.be.at.least(first?.bottom ?? Number.NaN);
    style.remove();
  });
});
