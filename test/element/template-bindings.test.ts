import { expect } from 'chai';
import { type MountedFeed, mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities, respondWith } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';
import { childrenSettled, rowTexts, template, templateRows } from './helpers/templates.js';
import { collectWarnings } from './helpers/warnings.js';

const names = [
  'id',
  'kind',
  'title',
  'name',
  'place',
  'stamps',
  'unit',
  'amount',
  'merchant',
  'store',
  'channel',
  'time',
  'day',
  'month',
  'year',
  'clock',
  'status',
  'notes',
  'reference',
] as const;

const all = names.map((name) => `[[${name}]]`).join('|');

/** The texts that templates produce for the documentation's example, by slot of the kind. */
async function lines(lang: string, ...slots: readonly string[]): Promise<string[]> {
  const view = await mount({ user: members.docsExample, lang });
  view.feed.append(...slots.map((slot) => template(slot, all)));
  await view.settled();
  await childrenSettled(view.feed);
  // Browsers differ in their non-breaking spaces.
  return rowTexts(view.feed).map((text) => text.replace(/^\d+/, '#'));
}

/** The text that a template produces for one activity. */
async function show(markup: string, fields: object, more = {}): Promise<MountedFeed> {
  const view = await mount({ fetch: activities({ id: 704, type: 0, ...fields }), ...more });
  view.feed.append(template('activity', markup));
  await view.settled();
  await childrenSettled(view.feed);
  expect(templateRows(view.feed)).to.have.length(1);
  return view;
}

const textOf = async (...args: Parameters<typeof show>) =>
  templateRows((await show(...args)).feed)[0]?.textContent;

describe('the named bindings', () => {
  const slots = ['transaction', 'balance-update', 'survey', 'stamps-refund', 'legacy-merge'];

  it('show what the default row shows, and nothing for a missing field', async () => {
    expect(await lines('en', ...slots)).to.deep.equal([
      '#|Transaction|ST ACE KARAWACI MAL|Transaction #493||+20|stamps||Ace Hardware|ST ACE KARAWACI MAL|Mobile App|Aug 31, 1:01 PM|31|Aug|2022|1:01 PM|Canceled|Acvitity notes|INV-17',
      "#|Balance changed|Balance changed||Levi Store|||Rp 120,000|Levi's|Levi Store||Dec 4, 9:42 AM|4|Dec|2020|9:42 AM|||ABCDE123",
      '#|Survey completed|Test Survey|Test Survey||||||||Dec 4, 9:42 AM|4|Dec|2020|9:42 AM|||',
      '#|Earlier membership merged|Earlier membership merged||||||||||||||||',
      "#|Stamps refunded|Stamps refunded||Levi Store|+90|stamps||Levi's|Levi Store|POS|Dec 4, 9:42 AM|4|Dec|2020|9:42 AM|||ABC-16.2",
    ]);
  });

  it('are in the feed’s language', async () => {
    expect(await lines('id', ...slots)).to.deep.equal([
      '#|Transaksi|ST ACE KARAWACI MAL|Transaksi #493||+20|stamp||Ace Hardware|ST ACE KARAWACI MAL|Mobile App|31 Agu, 13.01|31|Agu|2022|13.01|Dibatalkan|Acvitity notes|INV-17',
      "#|Perubahan saldo|Perubahan saldo||Levi Store|||Rp 120.000|Levi's|Levi Store||4 Des, 09.42|4|Des|2020|09.42|||ABCDE123",
      '#|Survei selesai diisi|Test Survey|Test Survey||||||||4 Des, 09.42|4|Des|2020|09.42|||',
      '#|Keanggotaan lama digabungkan|Keanggotaan lama digabungkan||||||||||||||||',
      "#|Stamp dikembalikan|Stamp dikembalikan||Levi Store|+90|stamp||Levi's|Levi Store|POS|4 Des, 09.42|4|Des|2020|09.42|||ABC-16.2",
    ]);
  });

  it('equal the texts of the default row’s parts, for every kind and status', async () => {
    const plain = await mountSettled({ user: members.everyKind });
    const view = await mount({ user: members.everyKind });
    view.feed.append(template('activity', '[[title]]|[[place]]|[[time]]|[[status]]'));
    await view.settled();
    while (view.feed.hasMore) await view.feed.loadMore();
    while (plain.feed.hasMore) await plain.feed.loadMore();
    const wanted = plain.rows().map((row) => {
      const text = (part: string) => row.querySelector(`[part~="${part}"]`)?.textContent ?? '';
      return ['title', 'place', 'time', 'status'].map(text).join('|');
    });
    expect(wanted).to.have.length(64);
    expect(templateRows(view.feed).map(({ textContent }) => textContent)).to.deep.equal(wanted);
  });

  it('are updated when the language changes', async () => {
    const view = await show('<p>[[title]]</p>', { type: 9 });
    expect(rowTexts(view.feed)).to.deep.equal(['Registration completed']);
    view.feed.lang = 'id';
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['Pendaftaran selesai']);
    view.feed.currency = 'USD';
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(1);
  });

  it('are updated when a refresh changes the activity, and only then', async () => {
    const page = (name: string) => ({ activities: [{ id: 704, type: 0, transaction: { name } }] });
    const fetch = respondWith(page('Open'), page('Open'), page('Closed'));
    const view = await mount({ fetch });
    view.feed.append(template('transaction', '<b>[[title]]</b>'));
    await view.settled();
    await childrenSettled(view.feed);
    const [row] = templateRows(view.feed);
    await view.feed.refresh();
    await childrenSettled(view.feed);
    expectSameNode(templateRows(view.feed)[0], row);
    await view.feed.refresh();
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['Closed']);
  });
});

describe('a field of the API’s item', () => {
  const fields = {
    transaction: { invoice_number: 'INV-17', zero: 0, yes: true, no: false, nothing: null },
    list: ['first', { name: 'second' }, [1, 2]],
    'with-dash': { $: 'dollar', under_score: 'under' },
    deep: { a: { b: { c: { d: 'deep' } } } },
    big: 1e21,
    text: 'text',
    0: 'zero',
  };
  const paths: Readonly<Record<string, string>> = {
    'raw.id': '704',
    'raw.transaction.invoice_number': 'INV-17',
    'raw.transaction.zero': '0',
    'raw.transaction.yes': 'true',
    'raw.transaction.no': 'false',
    'raw.transaction.nothing': '',
    'raw.list.0': 'first',
    'raw.list.1.name': 'second',
    'raw.list.2.1': '2',
    'raw.list.9': '',
    'raw.list.-1': '',
    'raw.with-dash.$': 'dollar',
    'raw.with-dash.under_score': 'under',
    'raw.deep.a.b.c.d': 'deep',
    'raw.0': 'zero',
    // An object has no text.
    raw: '',
    'raw.transaction': '',
    'raw.list': '',
    'raw.deep.a': '',
    // A missing field is empty at any depth.
    'raw.no': '',
    'raw.no.where.at.all': '',
    'raw.transaction.nothing.at.all': '',
    'raw.text.text': '',
    'raw.': '',
    'raw..id': '',
    // Own properties only.
    'raw.constructor': '',
    'raw.constructor.name': '',
    'raw.toString': '',
    'raw.hasOwnProperty.name': '',
    'raw.__proto__': '',
    'raw.__proto__.constructor.name': '',
    'raw.text.length': '',
    'raw.list.map.name': '',
    'raw.list.constructor.name': '',
    'raw.transaction.zero.toFixed': '',
  };

  for (const [path, wanted] of Object.entries(paths)) {
    it(`is found by its path: ${path}`, async () => {
      expect(await textOf(`<[[${path}]]>`, fields)).to.equal(`<${wanted}>`);
    });
  }

  it('may be the server’s own __proto__, which is ordinary text', async () => {
    const body =
      '{"activities":[{"id":1,"type":9,"__proto__":{"x":"own"},"constructor":"own too"}]}';
    const view = await mount({ fetch: respondWith(body) });
    view.feed.append(template('activity', '[[raw.__proto__.x]]|[[raw.constructor]]|[[raw.x]]'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(rowTexts(view.feed)).to.deep.equal(['own|own too|']);
  });
});

describe('an unknown binding', () => {
  const warnings = collectWarnings();

  it('is empty with one warning that lists the known ones', async () => {
    const markup =
      '<[[tittle]]> <[[title.x]]> <[[constructor]]> <[[__proto__]]> <i title="[[tittle]]">';
    const view = await mount({ user: members.twenty });
    view.feed.append(template('activity', markup));
    await view.settled();
    await childrenSettled(view.feed);
    expect(new Set(rowTexts(view.feed))).to.deep.equal(new Set(['<> <> <> <>']));
    const parts = warnings.texts.map((text) => text.split('one of '));
    expect(parts.map(([beginning]) => beginning)).to.deep.equal(
      ['tittle', 'title.x', 'constructor', '__proto__'].map(
        (name) =>
          `<stamps-activity-feed>: [[${name}]] is an unknown binding. Use raw.… for a field of the API, or `,
      ),
    );
    for (const [, list] of parts) {
      expect(list?.replace(/\.$/, '').split(', ')).to.have.members([...names]);
    }
  });

  it('remains as written if it is not a valid name', async () => {
    const texts = [
      '[[]]',
      '[[ ]]',
      '[[two words]]',
      '[title]',
      '[[title]',
      '{{title}}',
      '[[a+b]]',
      '[[é]]',
    ];
    expect(await textOf(texts.join(' '), {})).to.equal(texts.join(' '));
    expect(warnings.texts).to.deep.equal([]);
  });
});
