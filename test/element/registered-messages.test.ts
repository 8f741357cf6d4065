import { expect } from 'chai';
import { type Messages, overrideMessages, registerMessages } from '../../src/index.js';
import { en, id } from '../../src/locales/index.js';
import { mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';

const fetch = activities(
  { id: 3, type: 0, created: 1_760_000_000, transaction: { stamps: 1234, status: 3 } },
  { id: 2, type: 7, created: 1_760_000_000, balance_update: { amount: -15_000, status: 2 } },
  { id: 1, type: 9, created: 1_760_000_000 },
);

/** The names of optional messages. There must be none. */
type Optional<Words> = {
  [Name in keyof Words]-?: object extends Pick<Words, Name> ? Name : never;
}[keyof Words];

/** The same for all messages and lists. */
type Missing =
  | Optional<Messages>
  | Optional<Messages['kinds']>
  | Optional<Messages['statuses']>
  | Optional<Messages['errors']>;

/** A language that is not in the package. */
const ms: Messages = {
  ...id,
  language: 'ms',
  label: 'Aktiviti setem',
  kinds: { ...id.kinds, transaction: 'Urus niaga' },
  stamps: () => 'setem',
  today: 'Hari ini',
  yesterday: 'Semalam',
};

afterEach(() => {
  registerMessages(en);
  registerMessages(id);
});

describe('a registered language', () => {
  it('is used at once by the feeds in that language, and by no others', async () => {
    const malay = await mountSettled({ fetch, lang: 'ms-MY' });
    const english = await mountSettled({ fetch });
    const rows = malay.rows();
    expect(malay.texts('title')[0]).to.equal('Transaction');
    registerMessages(ms);
    await malay.feed.updateComplete;
    await english.feed.updateComplete;
    expect(malay.texts('title')[0]).to.equal('Urus niaga');
    expect(malay.texts('stamps')).to.deep.equal(['+1,234 setem']);
    expect(malay.texts('time')[0]).to.equal('9 Okt, 3:53 PTG');
    expect(
      malay.part('feed')?.ariaLabel ?? malay.part('feed')?.getAttribute('aria-label'),
    ).to.equal('Aktiviti setem');
    expectSameNodes(malay.rows(), rows);
    expect(english.texts('title')[0]).to.equal('Transaction');
  });

  for (const language of ['in_MY', ' ID-sg ', 'zh_hant', 'x']) {
    it(`is registered despite an unusual or invalid tag: "${language}"`, async () => {
      registerMessages({ ...id, language, kinds: { ...id.kinds, transaction: 'Belanja' } });
      const { feed, texts } = await mountSettled({ fetch, lang: language.trim() });
      const isTag = language !== 'x';
      expect(texts('title')[0]).to.equal(isTag ? 'Belanja' : 'Transaction');
      expect(texts('time')).to.have.length(3);
      feed.lang = 'id';
      await feed.updateComplete;
      expect(texts('title')[0]).to.equal('Transaksi');
    });
  }

  it('replaces an existing one', async () => {
    const { feed, texts } = await mountSettled({ fetch });
    registerMessages({ ...en, end: 'The end.' });
    await feed.updateComplete;
    expect(texts('end')).to.deep.equal(['The end.']);
  });

  it('does not compile without every message', () => {
    const { retry: _, ...withoutRetry } = en;
    // @ts-expect-error a message is missing
    const missing: Messages = withoutRetry;
    const { survey: __, ...withoutSurvey } = en.kinds;
    // @ts-expect-error the title of a kind is missing
    const missingKind: Messages = { ...en, kinds: withoutSurvey };
    const { timeout: ___, ...withoutTimeout } = en.errors;
    // @ts-expect-error the text of an error is missing
    const missingError: Messages = { ...en, errors: withoutTimeout };
    // @ts-expect-error an unknown message
    overrideMessages('en', { retri: 'Again' });
    // @ts-expect-error an unknown kind
    overrideMessages('en', { kinds: { purchase: 'Purchase' } });
    // Only compiles if no message is optional.
    const isWhole: [Missing] extends [never] ? true : false = true;
    expect([missing, missingKind, missingError, isWhole]).to.have.length(4);
  });
});

describe('an overridden message', () => {
  it('changes at once, with the same rows and without a request', async () => {
    const { feed, rows, texts, requests } = await mountSettled({ user: members.twenty });
    const before = rows();
    overrideMessages('en', { stamps: (count) => (count === 1 ? 'point' : 'points') });
    await feed.updateComplete;
    expect(texts('stamps').every((text) => / points?$/.test(text))).to.equal(true);
    expect(rows()[0]?.getAttribute('aria-description')).to.match(/points?/);
    expectSameNodes(rows(), before);
    expect(await requests()).to.have.length(1);
  });

  it('does not affect the other messages of its list', async () => {
    overrideMessages('en', {
      kinds: { transaction: 'Purchase' },
      statuses: { open: 'On its way' },
      errors: { 'not-found': 'Who are you?' },
    });
    const { texts } = await mountSettled({ fetch });
    expect(texts('title')).to.deep.equal(['Purchase', 'Balance used', 'Registration completed']);
    expect(texts('status')).to.deep.equal(['On its way', 'Canceled']);
    const failed = await mountSettled({}, { status: 404 });
    expect(failed.texts('error')).to.deep.equal(['Who are you?']);
    const refused = await mountSettled({}, { status: 401 });
    expect(refused.texts('error')).to.deep.equal(['Please sign in again to see your activity.']);
  });

  it('is combined with earlier overrides', async () => {
    overrideMessages('id', { stamps: () => 'poin' });
    overrideMessages('in', { minus: 'minus' });
    overrideMessages('id_ID', { label: 'Riwayat poin' });
    const { rows, part } = await mountSettled({
      lang: 'id-ID',
      fetch: activities({ id: 1, type: 15, expired_stamps: 10 }),
    });
    expect(rows()[0]?.getAttribute('aria-description')).to.equal('minus 10 poin');
    expect(part('feed')?.getAttribute('aria-label')).to.equal('Riwayat poin');
  });

  it('belongs to one language', async () => {
    overrideMessages('en', { end: 'The end.' });
    const { texts } = await mountSettled({ fetch, lang: 'id' });
    expect(texts('end')).to.deep.equal(['Semua aktivitas sudah ditampilkan.']);
  });

  it('of a new region or language is combined with the nearest one', async () => {
    overrideMessages('en-SG', { end: 'Finished already.' });
    overrideMessages('tl', { end: 'Tapos na.' });
    const [sg, us, tl] = [
      await mountSettled({ fetch, lang: 'en-SG' }),
      await mountSettled({ fetch, lang: 'en-US' }),
      await mountSettled({ fetch, lang: 'tl' }),
    ];
    expect(sg.texts('end')).to.deep.equal(['Finished already.']);
    expect(us.texts('end')).to.deep.equal(['That’s everything.']);
    expect(tl.texts('end')).to.deep.equal(['Tapos na.']);
    expect(tl.texts('title')[0]).to.equal('Transaction');
  });
});

describe('the dictionaries', () => {
  /** The names of all messages, including those in lists. */
  const names = (messages: object, prefix = ''): string[] =>
    Object.entries(messages).flatMap(([name, value]) =>
      typeof value === 'object' ? names(value, `${name}.`) : `${prefix}${name}`,
    );
  const texts = (messages: object): string[] =>
    Object.values(messages).flatMap((value) => {
      if (typeof value === 'function') return [];
      return typeof value === 'object' ? texts(value) : [value as string];
    });
  const counted = ({ stamps, added, at, transaction, levels }: Messages) => [
    stamps(0),
    stamps(1),
    stamps(2),
    added(1, '1'),
    added(20, '20'),
    at('Today', '9:42'),
    transaction('7'),
    ...Object.values(levels).map((level) => level('Gold')),
  ];

  it('have the same messages', () => {
    expect(names(id).sort()).to.deep.equal(names(en).sort());
  });

  for (const messages of [en, id]) {
    it(`have no message that is empty or badly formatted: ${messages.language}`, () => {
      for (const text of [...texts(messages), ...counted(messages)]) {
        expect(text).to.equal(plain(text));
        expect(text).to.not.equal('');
        expect(text).to.not.match(/undefined|\.\.|["']|\s[.,]/);
        expect(text.replace(/\{[Uu]nit\}/g, '')).to.not.match(/[{}]/);
      }
    });

    it(`end instructions to the member with a full stop: ${messages.language}`, () => {
      const sentences = [...Object.values(messages.errors), messages.empty, messages.idle];
      for (const text of sentences) expect(text).to.match(/^\p{Lu}.*\.$/u);
    });
  }

  it('use plurals in English', () => {
    expect(counted(en)).to.deep.equal([
      'stamps',
      'stamp',
      'stamps',
      'One more activity.',
      '20 more activities.',
      'Today, 9:42',
      'Transaction #7',
      'Upgraded to Gold',
      'Downgraded to Gold',
      'Level changed to Gold',
    ]);
  });

  it('have no plurals in Indonesian', () => {
    expect(counted(id)).to.deep.equal([
      'stamp',
      'stamp',
      'stamp',
      '1 aktivitas lainnya ditampilkan.',
      '20 aktivitas lainnya ditampilkan.',
      'Today, 9:42',
      'Transaksi #7',
      'Naik ke Gold',
      'Turun ke Gold',
      'Level diubah ke Gold',
    ]);
  });

  it('address the member politely in Indonesian', () => {
    for (const text of texts(id))
      expect(text).to.not.match(/\b(kamu|mu|gagal|error|login|klik)\b/i);
  });
});
