import { expect } from 'chai';
import type { StampsLoadEvent } from '../../src/index.js';
import { mount, mountSettled } from '../support/feed.js';
import { activities, respondWith } from './helpers/network.js';

const placeholderText = /undefined|null|NaN|Invalid|\[object|Infinity/;

const row = (fields: object) => ({ id: 1, type: 0, created: 1_700_000_000, ...fields });
const show = (...list: readonly unknown[]) => mountSettled({ fetch: activities(...list) });

describe('invalid items', () => {
  it('are omitted, counted and reported', async () => {
    const { feed, rows, settled } = await mount({
      fetch: activities(null, 7, 'x', [], { type: 0 }, { id: 5, type: 9 }),
    });
    const loads: StampsLoadEvent[] = [];
    feed.addEventListener('stamps-load', (event) => loads.push(event));
    await settled();
    expect(rows()).to.have.length(1);
    expect(loads).to.have.length(1);
    expect(loads[0]?.page.issues.map(({ index }) => index)).to.deep.equal([0, 1, 2, 3, 4]);
  });
});

describe('the type', () => {
  const types: readonly (readonly [type: unknown, kind: string, title: string])[] = [
    [17, 'unknown', 'Activity'],
    ['0', 'transaction', 'Lunch'],
    [0.0, 'transaction', 'Lunch'],
    [-1, 'unknown', 'Activity'],
    [null, 'unknown', 'Activity'],
    ['registration', 'unknown', 'Activity'],
    [{}, 'unknown', 'Activity'],
    [3, 'unknown', 'Activity'],
  ];
  for (const [type, kind, title] of types) {
    it(`${JSON.stringify(type)} produces a row of the kind ${kind}`, async () => {
      const transaction = { name: 'Lunch', stamps: 5 };
      const { parts, texts, text } = await show(row({ type, transaction }));
      expect(parts(kind)).to.have.length(1);
      expect(texts('title')).to.deep.equal([title]);
      expect(text()).not.to.match(placeholderText);
    });
  }

  for (const transaction of [undefined, null, 7, 'text', []]) {
    it(`is not sufficient: with the payload ${JSON.stringify(transaction)} the kind is unknown`, async () => {
      const { parts, texts, text } = await show(
        row({ transaction, store: { name: 'Still here' } }),
      );
      expect(parts('unknown')).to.have.length(1);
      expect(texts('place')).to.deep.equal(['Still here']);
      expect(text()).not.to.match(placeholderText);
    });
  }
});

describe('a status that is not documented', () => {
  for (const status of [9, 0, -1, null, 'canceled', {}]) {
    it(`is ignored: ${JSON.stringify(status)}`, async () => {
      const { part, texts } = await show(row({ transaction: { stamps: 5, status } }));
      expect(part('activity')?.getAttribute('part')).to.equal('activity transaction credit');
      expect(texts('status')).to.deep.equal([]);
    });
  }

  it('does not include "2", which is 2', async () => {
    const { texts } = await show(row({ transaction: { stamps: 5, status: '2' } }));
    expect(texts('status')).to.deep.equal(['Canceled']);
  });
});

describe('the id', () => {
  it('may be a string, and equals the number', async () => {
    const { feed, rows } = await show(row({ id: '704' }), row({ id: 704 }), row({ id: '0704' }));
    expect(rows()).to.have.length(1);
    expect(feed.activities[0]?.id).to.equal(704);
  });

  it('is kept as a string beyond 2⁵³, and not merged with the next one', async () => {
    const ids = ['9007199254740993', '9007199254740992', '9'.repeat(40)];
    const { feed, ids: shown } = await show(...ids.map((id) => row({ id })));
    expect(feed.activities.map(({ id }) => id)).to.deep.equal(ids);
    expect(shown()).to.deep.equal(ids);
  });

  it('is reported if it is a number beyond 2⁵³, because JSON has rounded it', async () => {
    const list =
      '[{"id":9007199254740993,"type":9},{"id":9007199254740992,"type":9},{"id":3,"type":9}]';
    const { feed, settled } = await mount({ fetch: respondWith(`{"activities":${list}}`) });
    const loads: StampsLoadEvent[] = [];
    feed.addEventListener('stamps-load', (event) => loads.push(event));
    await settled();
    expect(feed.activities.map(({ id }) => id)).to.deep.equal([3]);
    expect(loads[0]?.page.issues).to.have.length(2);
  });

  it('identifies one row, even if it is repeated', async () => {
    const { rows, feed } = await show(...Array.from({ length: 5 }, () => row({ id: 7 })));
    expect(rows()).to.have.length(1);
    expect(feed.activities).to.have.length(1);
  });

  for (const id of [-1, 1.5, '1e3', '', ' ', 'abc', null, {}, true]) {
    it(`is invalid: ${JSON.stringify(id)}`, async () => {
      const { feed } = await show(row({ id }), row({ id: 2 }));
      expect(feed.activities.map((activity) => activity.id)).to.deep.equal([2]);
    });
  }
});

describe('the name of a place', () => {
  const at = (name: string) => row({ type: 9, store: { name } });

  it('of 100 kB without a space does not widen the page', async () => {
    const { feed, part } = await show(at('x'.repeat(100_000)));
    expect(part('place')?.getBoundingClientRect().width).to.be.at.most(feed.clientWidth);
    expect(part('feed')?.scrollWidth).to.be.at.most(feed.clientWidth);
  });

  it('with markup remains text', async () => {
    const name =
      '<img src=x onerror="document.title = 1"><b>bold</b> &amp; <script>alert(1)</script>';
    const { part, texts } = await show(at(name));
    expect(part('place')?.childElementCount).to.equal(0);
    expect(texts('place')).to.deep.equal([name]);
  });

  it('with bidirectional controls does not affect other text', async () => {
    const { part, texts } = await show(at('\u202eabc \u2067xyz'));
    // "plaintext" isolates the text, and gives it its own direction.
    expect(getComputedStyle(part('place')!).unicodeBidi).to.equal('plaintext');
    expect(texts('place')).to.deep.equal(['\u202eabc \u2067xyz']);
  });
});

describe('property names of JavaScript', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  it('are ordinary text as names', async () => {
    const list = names.map((name, id) => row({ id: id + 1, merchant: { id: 2, name } }));
    const { texts } = await show(...list);
    expect(texts('merchant')).to.deep.equal(names);
  });

  it('are harmless as fields', async () => {
    const fields = '"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}';
    const { rows } = await mountSettled({
      fetch: respondWith(
        `{"activities":[{"id":1,"type":0,${fields},"merchant":{${fields}},"transaction":{${fields}}}]}`,
      ),
    });
    expect(rows()).to.have.length(1);
    expect({}).not.to.have.property('polluted');
  });
});

describe('the time', () => {
  const odd = [0, -5, 1e20, 'yesterday', '', null, {}, true, '1e400'];
  for (const created of odd) {
    it(`is omitted if it is ${JSON.stringify(created)}`, async () => {
      const { rows, parts, text } = await show(row({ created, transaction: { name: 'Lunch' } }));
      expect(rows()).to.have.length(1);
      expect(parts('time')).to.have.length(0);
      expect(parts('group-heading')).to.have.length(0);
      expect(text()).not.to.match(placeholderText);
    });
  }

  for (const created of [1_607_049_764, '1607049764', '2020-12-04T02:42:44Z', 1_607_049_764_000]) {
    it(`is read from ${JSON.stringify(created)}`, async () => {
      const { part } = await show(row({ created }));
      expect(part('time')?.getAttribute('datetime')).to.equal('2020-12-04T02:42:44.000Z');
    });
  }
});

describe('numbers', () => {
  it('may be strings or floats', async () => {
    const { texts } = await show(
      row({ id: 1, transaction: { stamps: '20' } }),
      row({ id: 2, type: 7, balance_update: { amount: -15000.0 } }),
      row({ id: 3, type: 15, expired_stamps: '102' }),
    );
    expect(texts('stamps')).to.deep.equal(['+20 stamps', '−102 stamps']);
    expect(texts('amount')).to.deep.equal(['−Rp 15,000']);
  });

  for (const stamps of [null, 'many', {}, [], true, '']) {
    it(`are omitted if they are ${JSON.stringify(stamps)}`, async () => {
      const { parts, text } = await show(row({ transaction: { name: 'Lunch', stamps } }));
      expect(parts('stamps')).to.have.length(0);
      expect(text()).not.to.match(placeholderText);
    });
  }
});

describe('the merchant and the store', () => {
  for (const place of [undefined, null, 7, 'Levi', [], {}, { name: null }, { name: '  ' }]) {
    it(`are omitted if they are ${JSON.stringify(place)}`, async () => {
      const { rows, parts, text } = await show(row({ merchant: place, store: place }));
      expect(rows()).to.have.length(1);
      expect(parts('merchant')).to.have.length(0);
      expect(parts('store')).to.have.length(0);
      expect(text()).not.to.match(placeholderText);
    });
  }
});
