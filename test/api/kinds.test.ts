import { expect } from 'chai';
import {
  activityKinds,
  fetchPage,
  kindTitles,
  parseActivity,
  parsePage,
} from '../../src/api/index.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { groupExample, kindOf, kindOfCode, listExample } from './docs-example.js';

for (const [section, example] of [
  ['1.C', listExample],
  ['2.C', groupExample],
] as const) {
  describe(`the documentation’s example ${section}`, () => {
    for (const item of example) {
      const { id, type } = item;

      it(`has ${id}, of type ${type}, parsed as ${kindOf(item)} with all its fields`, () => {
        expect(parseActivity(item)).to.deep.equal({ ...item, kind: kindOf(item), raw: item });
      });

      it(`has the original item ${id}, of type ${type}, in raw`, () => {
        expect(parseActivity(item)?.raw).to.equal(item);
      });
    }

    it('is parsed as a whole page', () => {
      expect(parsePage({ activities: example })).to.deep.equal({
        activities: example.map((item) => ({ ...item, kind: kindOf(item), raw: item })),
        issues: [],
        messages: [],
        cursor: example.at(-1)?.id,
        complete: true,
      });
    });
  });
}

describe('the documentation’s examples', () => {
  it('contain every code of the table', () => {
    const codes = new Set(listExample.map(({ type }) => type));
    expect([...codes].map(String)).to.have.members(Object.keys(kindOfCode));
  });

  it('are what the sandbox sends over HTTP', async () => {
    const query = { apiUrl: sandboxApi().url, user: members.docsExample };
    const page = await fetchPage(query, { token: await accessToken() });
    expect(page).to.deep.equal(parsePage({ activities: listExample }));
  });
});

describe('activityKinds', () => {
  it('has the names of the table in its order, and unknown', () => {
    expect(activityKinds).to.deep.equal([...Object.values(kindOfCode), 'unknown']);
  });

  it('has a different title for each kind', () => {
    expect(Object.keys(kindTitles)).to.have.members([...activityKinds]);
    expect(new Set(Object.values(kindTitles))).to.have.property('size', activityKinds.length);
  });
});

describe('the sandbox’s member with every kind in every status', () => {
  it('has four activities of each kind', async () => {
    const token = await accessToken();
    const counts = new Map<string, number>();
    let olderThan: number | string | undefined;
    do {
      const query = { apiUrl: sandboxApi().url, user: members.everyKind, olderThan };
      const page = await fetchPage(query, { token });
      for (const { kind } of page.activities) counts.set(kind, (counts.get(kind) ?? 0) + 1);
      olderThan = page.complete ? undefined : page.cursor;
    } while (olderThan !== undefined);
    expect(Object.fromEntries(counts)).to.deep.equal(
      Object.fromEntries(activityKinds.map((kind) => [kind, 4])),
    );
  });
});

describe('a type that is not in the table', () => {
  const merchant = { id: 2, name: "Levi's" };

  for (const type of [17, 3, 4, -1, 99, 0.5, null, '', 'transaction', '1e1', true, [], {}]) {
    it(`${JSON.stringify(type)} is an unknown kind with all fields of the item`, () => {
      const item = { id: 1, type, created: 1607049764, notes: 'N', merchant, quest: { stamps: 3 } };
      const activity = parseActivity(item);
      expect(activity).to.include({ id: 1, kind: 'unknown', created: 1607049764, notes: 'N' });
      expect(activity).to.deep.include({ merchant, quest: { stamps: 3 } });
      expect(activity?.raw).to.equal(item);
    });
  }

  it('is an unknown kind if it is missing', () => {
    expect(parseActivity({ id: 1 })).to.deep.equal({ id: 1, kind: 'unknown', raw: { id: 1 } });
  });

  it('is not looked up on Object.prototype', () => {
    expect(parseActivity({ id: 1, type: 'constructor' })).to.include({ kind: 'unknown' });
  });

  for (const type of ['0', '0.0', ' 0 ']) {
    it(`does not include ${JSON.stringify(type)}, which is the number 0, a transaction`, () => {
      const item = { id: 1, type, transaction: { stamps: 5 } };
      expect(parseActivity(item)).to.deep.equal({
        ...item,
        type: 0,
        kind: 'transaction',
        raw: item,
      });
    });
  }
});

describe('a missing or invalid payload', () => {
  const payloads = {
    0: 'transaction',
    1: 'redemption',
    2: 'award',
    7: 'balance_update',
    8: 'survey',
    10: 'stamps_deduction',
    11: 'transaction_modification',
    16: 'transaction_modification',
  } as const;

  for (const [code, name] of Object.entries(payloads)) {
    it(`makes type ${code} an unknown kind with the original payload`, () => {
      for (const payload of [null, 7, 'x', true]) {
        const item = { id: 1, type: Number(code), [name]: payload };
        expect(parseActivity(item)).to.deep.equal({ ...item, kind: 'unknown', raw: item });
      }
      const bare = { id: 1, type: Number(code) };
      expect(parseActivity(bare)).to.deep.equal({ ...bare, kind: 'unknown', raw: bare });
    });

    it(`does not change the kind of type ${code} if the payload is empty`, () => {
      const item = { id: 1, type: Number(code), [name]: {} };
      const kind = kindOfCode[Number(code) as keyof typeof payloads];
      expect(parseActivity(item)).to.deep.equal({ ...item, kind, raw: item });
    });
  }

  it('is not replaced by the payload of another kind', () => {
    const item = { id: 1, type: 0, redemption: { stamps: 5 } };
    expect(parseActivity(item)).to.deep.equal({ ...item, kind: 'unknown', raw: item });
  });
});
