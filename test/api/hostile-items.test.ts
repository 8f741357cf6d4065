import { expect } from 'chai';
import { parseActivity, summarize } from '../../src/api/index.js';
import { expectKnown } from './harness.js';

const read = (item: unknown) => {
  const activity = parseActivity(item);
  if (!activity) throw new Error('It was to be an activity.');
  return activity;
};

describe('hostile items: notes', () => {
  for (const [title, notes] of [
    ['of 100 kB', 'ä'.repeat(50_000)],
    ['with markup', '<img src=x onerror="alert(1)">&lt;b&gt;<!-- [[title]] {{x}}'],
    ['with right-to-left override characters', '\u202Egnp.exe\u202C \u2066abc\u2069'],
    ['with control characters and half a surrogate pair', 'a\u0000b\u0007\uD83D'],
    ['with line breaks', 'one\r\ntwo\u2028three'],
  ] as const) {
    it(`${title} are kept as they are, in the activity and in its summary`, () => {
      const activity = read({ id: 1, type: 9, notes });
      expect(activity.notes).to.equal(notes);
      expect(summarize(activity).notes).to.equal(notes);
    });
  }
});

describe('hostile items: names of the language', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'undefined']) {
    it(`a merchant, a store and a reward called ${name} are texts like any other`, () => {
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
        merchant: name,
        store: name,
      });
    });
  }

  const poisoned = JSON.parse(`{
    "id": 1, "type": 0,
    "__proto__": { "polluted": "activity", "notes": "from the prototype" },
    "constructor": { "prototype": { "polluted": "constructor" } },
    "merchant": { "id": 1, "__proto__": { "polluted": "merchant", "name": "from the prototype" } },
    "transaction": { "stamps": 5, "__proto__": { "polluted": "payload", "channel": "from the prototype" } }
  }`);

  it('an own "__proto__" of an item, its merchant or its payload pollutes nothing', () => {
    const activity = read(poisoned);
    for (const object of [{}, activity, activity.merchant, activity.transaction]) {
      expect(Reflect.get(Object(object), 'polluted')).to.equal(undefined);
    }
  });

  it('an own "__proto__" gives no field to the activity or to its summary', () => {
    expectKnown(summarize(read(poisoned)), {
      id: 1,
      kind: 'transaction',
      title: 'Transaction',
      stamps: 5,
    });
  });

  it('an own "__proto__" stays where it was in raw', () => {
    const { raw } = read(poisoned);
    expect(raw).to.equal(poisoned);
    expect(Object.keys(raw)).to.include('__proto__');
  });

  it('an object without a prototype is an item', () => {
    const item = Object.assign(Object.create(null), { id: 1, type: 9 });
    expect(read(item)).to.include({ id: 1, kind: 'registration' });
  });
});

describe('hostile items: fields of other kinds in a payload', () => {
  // The payload's documented fields say what happened; others of the same name as a summary's say nothing.
  const stray = {
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
    it(`put nothing into the summary of a type ${type} but what the kind documents`, () => {
      const told = summarize(read({ id: 1, type, [payload]: stray }));
      expect(told).to.deep.equal(summarize(read({ id: 1, type, [payload]: {} })));
    });
  }

  it('an item frozen at every depth is read, so it is not written to', () => {
    const item = Object.freeze({ id: '1', type: '0', transaction: Object.freeze({ stamps: '5' }) });
    expect(read(item)).to.deep.include({ id: 1, transaction: { stamps: 5 } });
    expect(item).to.deep.equal({ id: '1', type: '0', transaction: { stamps: '5' } });
  });
});
