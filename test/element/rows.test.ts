import { expect } from 'chai';
import { activityKinds } from '../../src/api/index.js';
import { type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { type RowTexts, readRow } from './helpers/rows.js';

const placeholderText = /undefined|null|NaN|Invalid|\[object/;

async function whole(user: string): Promise<MountedFeed> {
  const mounted = await mountSettled({ user });
  while (mounted.feed.hasMore) await mounted.feed.loadMore();
  return mounted;
}

describe('the row of a kind', () => {
  const levi = { store: 'Levi Store' };

  type Expected = readonly [direction: '' | 'credit' | 'debit', texts: RowTexts];

  /** In the order of the sandbox. `unknown` stands for a code that is not documented yet. */
  const kinds: Readonly<Record<string, Expected>> = {
    transaction: ['credit', { title: 'Levi Store', stamps: '+20 stamps' }],
    redemption: ['debit', { title: 'Voucher Belanja Rp50.000', stamps: '−50 stamps', ...levi }],
    award: ['credit', { title: 'Kejutan Hari Raya', stamps: '+75 stamps', merchant: "Levi's" }],
    'membership-upgrade': ['', { title: 'Membership upgraded' }],
    'membership-downgrade': ['', { title: 'Membership downgraded' }],
    'balance-update': ['', { title: 'Balance changed', amount: 'Rp 120,000', ...levi }],
    survey: ['', { title: 'Survei Kepuasan Pelanggan' }],
    registration: ['', { title: 'Registration completed' }],
    'stamps-deduction': ['debit', { title: 'Stamps deducted', stamps: '−100 stamps' }],
    'transaction-return': ['debit', { title: 'Purchase returned', stamps: '−10 stamps', ...levi }],
    'membership-override': ['', { title: 'Membership level changed' }],
    'legacy-merge': ['', { title: 'Earlier membership merged' }],
    'legacy-activation': ['', { title: 'Earlier membership activated' }],
    'stamps-expiry': ['debit', { title: 'Stamps expired', stamps: '−102 stamps' }],
    'stamps-refund': ['credit', { title: 'Stamps refunded', stamps: '+90 stamps', ...levi }],
    unknown: ['', { title: 'Activity' }],
  };

  /** The sandbox has each kind four times: created, canceled, open, and without a status. */
  const statuses = [
    { name: 'created', text: {} },
    { name: 'canceled', text: { status: 'Canceled' } },
    { name: 'open', text: { status: 'In progress' } },
    { name: undefined, text: {} },
  ] as const;

  let feed: ReturnType<typeof readRow>[];

  before(async () => {
    feed = (await whole(members.everyKind)).rows().map(readRow);
  });

  it('exists for every kind', () => {
    expect(Object.keys(kinds)).to.deep.equal(activityKinds);
    expect(feed).to.have.length(64);
  });

  for (const [n, [kind, [direction, texts]]] of Object.entries(kinds).entries()) {
    for (const [m, status] of statuses.entries()) {
      it(`shows its summary: ${kind}, ${status.name ?? 'no status'}`, () => {
        const { box, time, ...shown } = feed[n * 4 + m]!;
        // The position of the status of an unknown kind is not known.
        const known = kind === 'unknown' ? undefined : status.name;
        const names = [
          kind,
          known && `status-${known}`,
          // What does not count, or not yet, is neither earned nor spent.
          known === 'canceled' || known === 'open' ? '' : direction,
        ].filter(Boolean);
        expect(box).to.equal(names.join(' '));
        expect(shown).to.deep.equal({
          ...texts,
          ...(known ? status.text : {}),
        });
        if (kind.startsWith('legacy-')) expect(time).to.equal(undefined);
        else expect(time).to.match(/^[A-Z][a-z]{2} \d{1,2}, 9:30 AM$/);
      });
    }
  }
});

describe('the documentation’s example', () => {
  const where = { store: 'Levi Store' };
  const at = { time: 'Dec 4, 9:42 AM' };
  const update = 'Update Database Voucher IDR 100,000';
  const returned = [
    'transaction-return debit',
    { ...at, ...where, title: 'Purchase returned', stamps: '−10 stamps' },
  ] as const;
  const expected: readonly (readonly [box: string, texts: RowTexts])[] = [
    [
      'transaction status-canceled',
      {
        title: 'ST ACE KARAWACI MAL',
        time: 'Aug 31, 1:01 PM',
        stamps: '+20 stamps',
        status: 'Canceled',
      },
    ],
    [
      'redemption status-canceled',
      { ...at, ...where, title: update, stamps: '0 stamps', status: 'Canceled' },
    ],
    [
      'award status-canceled',
      { ...at, merchant: "Levi's", title: update, stamps: '0 stamps', status: 'Canceled' },
    ],
    ['membership-upgrade', { ...at, title: 'Upgraded to Silver' }],
    ['membership-downgrade', { ...at, title: 'Downgraded to Blue' }],
    [
      'balance-update status-created',
      { ...at, ...where, title: 'Balance changed', amount: 'Rp 120,000' },
    ],
    ['survey', { ...at, title: 'Test Survey' }],
    ['registration', { ...at, title: 'Registration completed' }],
    [
      'stamps-deduction status-created debit',
      { ...at, title: 'Stamps deducted', stamps: '−100 stamps' },
    ],
    returned,
    returned,
    ['membership-override', { ...at, title: 'Level changed to Gold' }],
    ['legacy-merge', { title: 'Earlier membership merged' }],
    ['legacy-activation', { title: 'Earlier membership activated' }],
    ['stamps-expiry debit', { ...at, title: 'Stamps expired', stamps: '−102 stamps' }],
    [
      'stamps-refund credit',
      {
        ...at,
        ...where,
        title: 'Stamps refunded',
        stamps: '+90 stamps',
      },
    ],
  ];

  it('has a row for each activity', async () => {
    const { rows, text } = await whole(members.docsExample);
    expect(rows().map(readRow)).to.deep.equal(expected.map(([box, texts]) => ({ box, ...texts })));
    expect(text()).not.to.match(placeholderText);
  });
});

describe('a row', () => {
  it('has no empty element for a missing field', async () => {
    const { rows } = await whole(members.everyKind);
    for (const row of rows()) {
      expect(row.textContent).not.to.match(placeholderText);
      for (const part of row.querySelectorAll('[part]:not([part~="icon"], button)')) {
        expect(part.textContent?.trim(), part.outerHTML).not.to.equal('');
      }
    }
  });

  it('has the icon of its kind, with a name if the title does not name the kind', async () => {
    const { parts } = await mountSettled({
      fetch: activities(
        { id: 1, type: 0, transaction: { name: 'Transaction #493' } },
        { id: 2, type: 0, transaction: { name: 'Two coffees' } },
        { id: 3, type: 9 },
      ),
    });
    const icons = parts('icon');
    expect(icons.map((icon) => icon.querySelectorAll('svg').length)).to.deep.equal([1, 1, 1]);
    expect(icons.map((icon) => icon.getAttribute('aria-hidden'))).to.deep.equal([
      'true',
      null,
      'true',
    ]);
    expect(icons[1]?.getAttribute('aria-label')).to.equal('Transaction');
  });

  it('strikes through canceled activities only', async () => {
    const { parts } = await mountSettled({ user: members.everyKind });
    const struckThrough = parts('activity').filter((box) =>
      [...box.querySelectorAll('[part="title"], [part="stamps"], [part="amount"]')].every(
        (element) => getComputedStyle(element).textDecorationLine === 'line-through',
      ),
    );
    expectSameNodes(struckThrough, parts('status-canceled'));
    expect(struckThrough).to.have.length(5);
  });

  it('has a machine-readable time', async () => {
    const { parts } = await mountSettled({ user: members.one });
    const [time] = parts('time');
    expect(time?.localName).to.equal('time');
    expect(time?.getAttribute('datetime')).to.equal('2026-10-31T02:30:00.000Z');
  });

  it('has the singular for one stamp', async () => {
    const { texts } = await mountSettled({
      fetch: activities(
        { id: 3, type: 0, transaction: { stamps: 1 } },
        { id: 2, type: 1, redemption: { stamps: 1 } },
        { id: 1, type: 15, expired_stamps: 1234 },
      ),
    });
    expect(texts('stamps')).to.deep.equal(['+1 stamp', '−1 stamp', '−1,234 stamps']);
  });

  it('shows spent stamps as a debit, whichever sign the server sends', async () => {
    const { texts } = await mountSettled({
      fetch: activities(
        { id: 3, type: 1, redemption: { stamps: -50 } },
        { id: 2, type: 10, stamps_deduction: { stamps: -100 } },
        { id: 1, type: 15, expired_stamps: -102 },
      ),
    });
    expect(texts('stamps')).to.deep.equal(['−50 stamps', '−100 stamps', '−102 stamps']);
  });

  it('has the store’s display name, or else its name', async () => {
    const { texts } = await mountSettled({
      fetch: activities(
        { id: 2, type: 9, store: { name: 'L123', display_name: 'Levi Store' } },
        { id: 1, type: 9, store: { name: 'L123', display_name: '' } },
      ),
    });
    expect(texts('store')).to.deep.equal(['Levi Store', 'L123']);
  });

  it('shows a negative amount as a debit', async () => {
    const { part, texts } = await mountSettled({
      fetch: activities({ id: 1, type: 7, balance_update: { amount: -15000, status: 1 } }),
    });
    expect(texts('amount')).to.deep.equal(['−Rp 15,000']);
    expect(part('activity')?.part.contains('debit')).to.equal(true);
  });
});
