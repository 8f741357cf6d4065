import { expect } from 'chai';
import { parseActivity, summarize } from '../../src/api/index.js';
import { expectKnown } from './harness.js';

const read = (item: unknown) => {
  const activity = parseActivity(item);
  if (!activity) throw new Error('This is not an activity.');
  return activity;
};

describe('notes in an item', () => {
  for (const [title, notes] of [
    ['of 100 kB', 'ä'.repeat(50_000)],
    ['with markup', '<img src=x onerror="alert(1)">&lt;b&gt;<!-- [[title]] {{x}}'],
    ['with right-to-left override characters', '\u202Egnp.exe\u202C \u2066abc\u2069'],
    ['with control characters and half a surrogate pair', 'a\u0000b\u0007\uD83D'],
    ['with line breaks', 'one\r\ntwo\u2028three'],
  ] as const) {
    it(`${title} are unchanged in the activity and in its summary`, () => {
      const activity = read({ id: 1, type: 9, notes });
      expect(activity.notes).to.equal(notes);
      expect(summarize(activity).notes).to.equal(notes);
    });
  }
});

describe('property names of JavaScript', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'undefined']) {
    it(`are ordinary text as the name of a merchant, a store and a reward: ${name}`, () => {
      const activity = read({
        id: 1,
        type: 2,
        merchant: { id: 1, name },
        store: { name, display_name: name },
        award: { name },
      });
      expectKnown(summarize(activity), {
        id: 1,
        kind: 'award',
        title: name,
        name,
        merchant: name,
        store: name,
      });
    });
  }

  const malicious = JSON.parse(`{
    "id": 1, "type": 0,
    "__proto__": { "polluted": "activity", "notes": "from the prototype" },
    "constructor": { "prototype": { "polluted": "constructor" } },
    "merchant": { "id": 1, "__proto__": { "polluted": "merchant", "name": "from the prototype" } },
    "transaction": { "stamps": 5, "__proto__": { "polluted": "payload", "channel": "from the prototype" } }
  }`);

  it('do not pollute any prototype as an own "__proto__" of an item, its merchant or its payload', () => {
    const activity = read(malicious);
    for (const object of [{}, activity, activity.merchant, activity.transaction]) {
      expect(Reflect.get(Object(object), 'polluted')).to.equal(undefined);
    }
  });

  it('do not add fields to the activity or its summary as an own "__proto__"', () => {
    expectKnown(summarize(read(malicious)), {
      id: 1,
      kind: 'transaction',
      title: 'Transaction',
      stamps: 5,
    });
  });

  it('stay in raw as an own "__proto__"', () => {
    const { raw } = read(malicious);
    expect(raw).to.equal(malicious);
    expect(Object.keys(raw)).to.include('__proto__');
  });

  it('are not inherited by an item without a prototype, which is valid', () => {
    const item = Object.assign(Object.create(null), { id: 1, type: 9 });
    expect(read(item)).to.include({ id: 1, kind: 'registration' });
  });
});

describe('unexpected fields in a payload', () => {
  // Only the fields documented for a kind count. Others with the name of a summary's field do not.
  const unexpected = {
    title: 7,
    amount: 'a lot',
    reference: {},
    notes: 7,
    time: 'now',
    kind: 'x',
    id: 2,
  };

  for (const [type, payload] of [
    [0, 'transaction'],
    [1, 'redemption'],
    [2, 'award'],
    [8, 'survey'],
    [11, 'transaction_modification'],
  ] as const) {
    it(`do not change the summary of type ${type}`, () => {
      const told = summarize(read({ id: 1, type, [payload]: unexpected }));
      expect(told).to.deep.equal(summarize(read({ id: 1, type, [payload]: {} })));
    });
  }

  it('are read without writing to the item, which may be deeply frozen', () => {
    const item = Object.freeze({ id: '1', type: '0', transaction: Object.freeze({ stamps: '5' }) });
    expect(read(item)).to.deep.include({ id: 1, transaction: { stamps: 5 } });
    expect(item).to.deep.equal({ id: '1', type: '0', transaction: { stamps: '5' } });
  });
});
