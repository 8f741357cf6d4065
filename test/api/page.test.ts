import { expect } from 'chai';
import { pageSize, parsePage } from '../../src/api/index.js';
import { factsOf, thrown } from './harness.js';

const item = (id: number) => ({ id, type: 9 });
const items = (length: number) => Array.from({ length }, (_, index) => item(1000 - index));
const row = (id: number) => ({ ...item(id), kind: 'registration', raw: item(id) });

const invalidResponse = {
  code: 'invalid-response',
  phase: 'first',
  status: undefined,
  messages: [],
  retryable: false,
};

describe('parsePage() with an invalid body', () => {
  for (const body of [
    null,
    undefined,
    [],
    [item(1)],
    {},
    { activities: {} },
    { activities: null },
    { activities: 'none' },
    { Activities: [] },
    7,
    true,
    '',
    '{"activities": []}',
  ]) {
    it(`throws for ${JSON.stringify(body)}`, async () => {
      const error = await thrown(() => parsePage(body));
      expect(factsOf(error)).to.deep.equal(invalidResponse);
      expect(error.message)
        .to.match(/activities/)
        .and.to.match(/api-url/);
    });
  }

  it('throws an error with the server’s messages', async () => {
    const error = await thrown(() => parsePage({ detail: 'Not found.', errors: { user: 'U.' } }));
    const messages = ['Not found.', 'user: U.'];
    expect(factsOf(error)).to.deep.equal({ ...invalidResponse, messages });
  });

  it('throws an error with the server’s messages if no activity has an id', async () => {
    const body = { activities: [{}], error_messages: ['Broken.'] };
    const error = await thrown(() => parsePage(body));
    expect(factsOf(error)).to.deep.equal({ ...invalidResponse, messages: ['Broken.'] });
  });

  for (const activities of [[null], [7, 'x'], [{}], [{ type: 0 }, { id: 'x' }, { id: 2 ** 53 }]]) {
    it(`throws for ${JSON.stringify(activities)} because there is no cursor`, async () => {
      expect(factsOf(await thrown(() => parsePage({ activities })))).to.deep.equal(invalidResponse);
    });
  }
});

describe('invalid items of a page', () => {
  it('are reported with their index', () => {
    const page = parsePage({ activities: [null, item(9), 7, 'x', item(8), [], { type: 9 }] });
    expect(page).to.deep.include({ activities: [row(9), row(8)], cursor: 8, complete: true });
    expect(page.issues.map(({ index }) => index)).to.deep.equal([0, 2, 3, 5, 6]);
  });

  it('are reported with what is wrong', () => {
    const { issues } = parsePage({
      activities: [null, 7, 'x', {}, { id: null }, { id: 'abc' }, { id: 2 ** 53 }, item(1)],
    });
    for (const [index, fragment] of [
      [0, 'null'],
      [1, '7'],
      [2, 'x'],
      [3, 'missing'],
      [4, 'null'],
      [5, '"abc"'],
      [6, '9007199254740992'],
    ] as const) {
      expect(issues[index]).to.have.property('index', index);
      expect(issues[index]?.message).to.include(fragment);
    }
    expect(issues).to.have.lengthOf(7);
  });

  it('count as items, so that twenty with an invalid one are a full page', () => {
    const page = parsePage({ activities: [...items(19), null] });
    expect(page).to.deep.include({ cursor: 982, complete: false });
    expect(page.activities).to.have.lengthOf(19);
  });
});

describe('the cursor of a page', () => {
  it('is the id of the last item that has one', () => {
    expect(parsePage({ activities: [item(3), item(7), item(5)] }).cursor).to.equal(5);
    expect(parsePage({ activities: [item(3), item(7), null, {}] }).cursor).to.equal(7);
  });

  it('has all digits beyond 2⁵³', () => {
    const id = '9007199254740993';
    expect(parsePage({ activities: [item(3), { id }] }).cursor).to.equal(id);
  });

  it('is undefined for an empty page', () => {
    expect(parsePage({ activities: [] })).to.deep.equal({
      activities: [],
      issues: [],
      messages: [],
      cursor: undefined,
      complete: true,
    });
  });
});

describe('the last page', () => {
  it('has fewer than twenty items', () => {
    expect(pageSize).to.equal(20);
  });

  for (const [length, complete] of [
    [0, true],
    [1, true],
    [19, true],
    [20, false],
    [21, false],
    [50, false],
  ] as const) {
    it(`${complete ? 'is' : 'is not'} a page of ${length} items`, () => {
      const page = parsePage({ activities: items(length) });
      expect(page.activities).to.have.lengthOf(length);
      expect(page.complete).to.equal(complete);
    });
  }

  it('is not a short page with error messages, because items were omitted', () => {
    const body = { activities: items(3), error_messages: ['One activity could not be read.'] };
    expect(parsePage(body)).to.deep.include({ cursor: 998, complete: false });
  });

  it('is an empty page, whatever its messages, because nothing can follow it', () => {
    const body = { activities: [], error_messages: ['Something was left out.'] };
    expect(parsePage(body)).to.deep.include({ cursor: undefined, complete: true });
  });

  it('is a short page with empty error messages', () => {
    for (const error_messages of ['', ' ', [], [''], {}, null]) {
      expect(parsePage({ activities: items(3), error_messages })).to.deep.include({
        messages: [],
        complete: true,
      });
    }
  });
});

describe('the messages of a page', () => {
  for (const [error_messages, messages] of [
    ['One.', ['One.']],
    [' One. ', ['One.']],
    [
      ['One.', 'Two.', 'One.'],
      ['One.', 'Two.'],
    ],
    [{ merchant: 'Unknown.' }, ['merchant: Unknown.']],
    [{ merchant: ['Unknown.', 'Gone.'] }, ['merchant: Unknown.', 'merchant: Gone.']],
    [
      [{ merchant: 'Unknown.' }, 'Two.', null, 7],
      ['merchant: Unknown.', 'Two.', '7'],
    ],
    [undefined, []],
  ] as const) {
    it(`are read from ${JSON.stringify(error_messages)}`, () => {
      expect(parsePage({ activities: items(1), error_messages }).messages).to.deep.equal(messages);
    });
  }

  it('are read only from error_messages', () => {
    expect(parsePage({ activities: [], detail: 'D', errors: 'E' }).messages).to.deep.equal([]);
  });
});

describe('the activities of a page', () => {
  it('are in the server’s order', () => {
    const { activities } = parsePage({ activities: [item(2), item(9), item(1)] });
    expect(activities).to.deep.equal([row(2), row(9), row(1)]);
  });

  it('may contain an id twice, because duplicates are removed later', () => {
    const { activities } = parsePage({ activities: [item(2), item(2)] });
    expect(activities).to.deep.equal([row(2), row(2)]);
  });
});
