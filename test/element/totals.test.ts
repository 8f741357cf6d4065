import { expect } from 'chai';
import { overrideMessages, registerMessages } from '../../src/index.js';
import { en } from '../../src/locales/en.js';
import { mountMarkup, mountSettled, plain } from '../support/feed.js';
import { hasAccessibilityTree, pageTree, treeText } from './helpers/accessibility-tree.js';
import { respondWith } from './helpers/network.js';

const at = (id: number, day: string, item: object) => ({
  id,
  created: Date.parse(`${day}T08:00+07:00`) / 1000,
  ...item,
});
const bought = (stamps: unknown, status = 1) => ({ type: 0, transaction: { stamps, status } });
const used = (stamps: number) => ({ type: 1, redemption: { stamps, name: 'Mug' } });
const returned = (stamps: number) => ({
  type: 11,
  transaction_modification: { total_stamps_delta: stamps },
});

/** October has no end yet, so that September is the last complete group. */
const november = [
  at(9, '2026-11-20', bought(200)),
  at(8, '2026-11-12', used(155)),
  at(7, '2026-11-02', bought(58)),
];
const october = [at(6, '2026-10-20', bought(7)), at(5, '2026-10-02', returned(-7))];

type Properties = NonNullable<Parameters<typeof mountSettled>[0]>;

const mountWith = (activities: readonly object[], properties: Properties = {}) =>
  mountSettled({ fetch: respondWith({ activities }), groupTotals: true, ...properties });

const words = (line: Element | undefined) =>
  plain(line?.querySelector('.hidden')?.textContent ?? '');
const signs = (line: Element | undefined) =>
  plain(line?.querySelector('[aria-hidden]')?.textContent ?? '');

describe('the total of a group', () => {
  it('is a line after its heading, in words and with signs for the eye', async () => {
    const { parts } = await mountWith([...november, ...october]);
    const [first, second] = parts('group-totals');
    expect(words(first)).to.equal('earned 258, used 155');
    expect(signs(first)).to.equal('+258 earned · −155 used');
    expect(words(second)).to.equal('earned 7, returned minus 7');
    expect(signs(second)).to.equal('+7 earned · −7 returned');
    for (const [index, line] of parts('group-totals').entries()) {
      expect(line.previousElementSibling === parts('group-heading')[index]).to.equal(true);
      expect(line.parentElement?.localName).to.equal('article');
      expect(line.closest('[aria-live], [role]')?.getAttribute('role')).to.equal('presentation');
    }
  });

  (hasAccessibilityTree ? it : it.skip)('is heard in words, once, after its heading', async () => {
    await mountWith(november);
    const tree = treeText(await pageTree());
    expect(tree).to.match(/heading "November 2026"[\s\S]*StaticText "earned 258, used 155"/);
    expect(tree.match(/258/g)).to.have.length(1);
    expect(tree.match(/"November 2026"/g)).to.have.length.below(3);
  });

  it('is in the copy of the heading too', async () => {
    const { texts } = await mountWith([...november, ...october]);
    expect(texts('group-sticky')).to.deep.equal([
      'November 2026 +258 earned · −155 used',
      'October 2026 +7 earned · −7 returned',
    ]);
  });

  it('is in the feed’s language', async () => {
    const { parts } = await mountWith([...november, ...october], { lang: 'id' });
    expect(words(parts('group-totals')[0])).to.equal('didapat 258, dipakai 155');
    expect(signs(parts('group-totals')[0])).to.equal('+258 didapat · −155 dipakai');
  });

  it('has the words of the filters', async () => {
    const { parts, feed } = await mountWith(november);
    overrideMessages('en', { filters: { earned: 'Collected' } });
    await feed.updateComplete;
    expect(words(parts('group-totals')[0])).to.equal('collected 258, used 155');
    registerMessages(en);
    await feed.updateComplete;
    expect(words(parts('group-totals')[0])).to.equal('earned 258, used 155');
  });

  it('is off by default, can be turned on and off, and renders no row again', async () => {
    const { feed, parts, rows } = await mountWith(november, { groupTotals: false });
    expect(parts('group-totals')).to.have.length(0);
    const boxes = parts('activity');
    feed.setAttribute('group-totals', '');
    await feed.updateComplete;
    expect(parts('group-totals')).to.have.length(1);
    feed.setAttribute('group-totals', 'false');
    await feed.updateComplete;
    expect(parts('group-totals')).to.have.length(0);
    expect(boxes.every((it, index) => rows()[index]?.contains(it))).to.equal(true);
  });

  it('can be set in HTML', async () => {
    const { feed } = await mountMarkup({ 'group-totals': '' });
    expect(feed.groupTotals).to.equal(true);
  });

  const shown: Readonly<Record<string, readonly [readonly object[], string]>> = {
    'nothing for canceled and open activities': [
      [
        at(3, '2026-11-03', bought(5)),
        at(2, '2026-11-02', bought(9, 2)),
        at(1, '2026-11-01', bought(8, 3)),
      ],
      'earned 5',
    ],
    'activities of an unknown status': [[at(1, '2026-11-01', bought(5, 9))], 'earned 5'],
    'nothing for kinds that move no stamps': [
      [at(2, '2026-11-02', { type: 9 }), at(1, '2026-11-01', bought(5))],
      'earned 5',
    ],
    'every bucket, in the order of the filters': [
      [
        at(4, '2026-11-04', returned(3)),
        at(3, '2026-11-03', { type: 15, expired_stamps: 4 }),
        at(2, '2026-11-02', used(2)),
        at(1, '2026-11-01', { type: 2, award: { stamps: '1200' } }),
      ],
      'earned 1,200, used 2, expired 4, returned 3',
    ],
    'fractions exactly': [
      [at(2, '2026-11-02', bought(0.1)), at(1, '2026-11-01', bought(0.2))],
      'earned 0.3',
    ],
    'no bucket that adds up to zero': [
      [
        at(3, '2026-11-03', returned(-5)),
        at(2, '2026-11-02', returned(5)),
        at(1, '2026-11-01', used(1)),
      ],
      'used 1',
    ],
  };
  for (const [name, [activities, expected]] of Object.entries(shown)) {
    it(`counts ${name}`, async () => {
      const { parts } = await mountWith(activities);
      expect(words(parts('group-totals')[0])).to.equal(expected);
    });
  }

  const left: Readonly<Record<string, readonly object[]>> = {
    'with an unknown kind': [...november, at(1, '2026-11-01', { type: 99 })],
    'with a number that can’t be read': [...november, at(1, '2026-11-01', bought('many'))],
    'with a row without a time': [...november, { id: 1, type: 9 }],
    'with a page that has items without an id': [
      ...november,
      at(Number.NaN, '2026-11-01', bought(1)),
    ],
    'that occurs twice': [
      november[0] ?? {},
      at(4, '2026-10-02', { type: 9 }),
      at(3, '2026-11-01', bought(3)),
    ],
    'in which nothing was earned or used': [at(1, '2026-11-01', { type: 9 })],
  };
  for (const [name, activities] of Object.entries(left)) {
    it(`is left out for one ${name}`, async () => {
      const { parts } = await mountWith(activities);
      expect(parts('group-heading')).to.have.length.above(0);
      expect(parts('group-totals')).to.have.length(0);
    });
  }

  it('is left out without headings', async () => {
    const { parts } = await mountWith(november, { groupBy: 'none' });
    expect(parts('group-totals')).to.have.length(0);
  });

  it('of a day is shown by day', async () => {
    const { parts } = await mountWith(november, { groupBy: 'day' });
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 200', 'used 155', 'earned 58']);
  });
});

describe('the total of the last group', () => {
  const full = Array.from({ length: 20 }, (_, n) => at(100 - n, '2026-11-02', bought(1)));

  it('waits for the next group or the end', async () => {
    const next = [
      ...full.map((it) => ({ ...it, id: it.id - 20 })).slice(0, 19),
      at(50, '2026-10-02', bought(3)),
    ];
    const { feed, parts, rows } = await mountSettled({
      groupTotals: true,
      fetch: respondWith({ activities: full }, { activities: next }, { activities: [] }),
    });
    expect(parts('group-totals')).to.have.length(0);
    const [box] = parts('activity');
    await feed.loadMore();
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 39']);
    await feed.loadMore();
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 39', 'earned 3']);
    // The row itself is not rendered again.
    expect(rows()[0]?.contains(box ?? null)).to.equal(true);
  });

  it('keeps the focus and the open details of its row when it is added', async () => {
    const withStore = full.map((it) => ({
      ...it,
      transaction: { stamps: 1, invoice_number: 'INV/1' },
    }));
    const { feed, parts, rows } = await mountSettled({
      groupTotals: true,
      fetch: respondWith({ activities: withStore }, { activities: [] }),
    });
    parts('details-toggle')[0]?.click();
    rows()[0]?.focus();
    expect(parts('details')).to.have.length(1);
    await feed.loadMore();
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 20']);
    expect(parts('details')).to.have.length(1);
    expect(feed.shadowRoot?.activeElement === rows()[0]).to.equal(true);
  });

  it('changes when rows come, and not while they wait', async () => {
    const { feed, parts } = await mountSettled({
      groupTotals: true,
      fetch: respondWith(
        { activities: november },
        { activities: [at(10, '2026-11-21', bought(2)), ...november] },
      ),
    });
    await feed.refresh();
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 258, used 155']);
    await feed.showNew();
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 260, used 155']);
    expect(parts('group-sticky').map((it) => plain(it.textContent))[0]).to.include('+260');
  });

  it('is right in rows that the page renders', async () => {
    const { feed, parts } = await mountWith(november, { renderRow: () => 'Row' });
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 258, used 155']);
    feed.renderRow = () => 'Other';
    await feed.updateComplete;
    expect(parts('group-totals').map(words)).to.deep.equal(['earned 258, used 155']);
  });
});

describe('issues of a page', () => {
  it('are kept with the page of a server, so there is no total', async () => {
    const activities = [...november, { id: 'x', type: 0 }];
    const { feed, part } = await mountWith(november);
    expect(!!part('group-totals')).to.equal(true);
    feed.forget();
    feed.initialPage = {
      activities: november as never,
      issues: [{ index: activities.length, message: 'Its id is missing.' }],
      messages: [],
      cursor: 7,
      complete: true,
    };
    await feed.updateComplete;
    expect(!!part('group-heading')).to.equal(true);
    expect(!!part('group-totals')).to.equal(false);
  });

  it('are restored with the page', async () => {
    sessionStorage.clear();
    const list = [...november, ...october.slice(0, 1), { type: 0 }];
    const properties = {
      apiUrl: 'https://stamps.example',
      token: 'token',
      restore: true,
      groupTotals: true,
    };
    for (let n = 0; n < 2; n++) {
      // The second time, the API sends the rows without the broken item.
      const fetch = respondWith({ activities: n === 0 ? list : list.slice(0, 4) });
      const { feed, parts } = await mountSettled({ fetch, ...properties });
      expect(parts('group-heading')).to.have.length(2);
      expect(parts('group-totals')).to.have.length(0);
      feed.remove();
      await Promise.resolve();
    }
  });

  it('that a refresh brings take the total away', async () => {
    const { feed, part } = await mountSettled({
      groupTotals: true,
      fetch: respondWith({ activities: november }, { activities: [{ type: 0 }, ...november] }),
    });
    expect(!!part('group-totals')).to.equal(true);
    await feed.refresh();
    expect(!!part('group-totals')).to.equal(false);
  });
});
