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

describe('page: a body that is no page', () => {
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
    it(`${JSON.stringify(body)} is an invalid response`, async () => {
      const error = await thrown(() => parsePage(body));
      expect(factsOf(error)).to.deep.equal(invalidResponse);
      expect(error.message)
        .to.match(/activities/)
        .and.to.match(/api-url/);
    });
  }

  it('tells what the server says instead', async () => {
    const error = await thrown(() => parsePage({ detail: 'Not found.', errors: { user: 'U.' } }));
    const messages = ['Not found.', 'user: U.'];
    expect(factsOf(error)).to.deep.equal({ ...invalidResponse, messages });
  });

  it('tells what the server says of activities without an id', async () => {
    const body = { activities: [{}], error_messages: ['Broken.'] };
    const error = await thrown(() => parsePage(body));
    expect(factsOf(error)).to.deep.equal({ ...invalidResponse, messages: ['Broken.'] });
  });

  for (const activities of [[null], [7, 'x'], [{}], [{ type: 0 }, { id: 'x' }, { id: 2 ** 53 }]]) {
    it(`${JSON.stringify(activities)} has no id to go on from: an invalid response`, async () => {
      expect(factsOf(await thrown(() => parsePage({ activities })))).to.deep.equal(invalidResponse);
    });
  }
});

describe('page: items that can’t be shown', () => {
  it('are issues with their place, beside the activities', () => {
    const page = parsePage({ activities: [null, item(9), 7, 'x', item(8), [], { type: 9 }] });
    expect(page).to.deep.include({ activities: [row(9), row(8)], cursor: 8, complete: true });
    expect(page.issues.map(({ index }) => index)).to.deep.equal([0, 2, 3, 5, 6]);
  });

  it('are told by what is wrong with them', () => {
    const { issues } = parsePage({
      activities: [null, 7, 'x', {}, { id: null }, { id: 'abc' }, { id: 2 ** 53 }, item(1)],
    });
    for (const [index, words] of [
      [0, 'null'],
      [1, '7'],
      [2, 'x'],
      [3, 'missing'],
      [4, 'null'],
      [5, '"abc"'],
      [6, '9007199254740992'],
    ] as const) {
      expect(issues[index]).to.have.property('index', index);
      expect(issues[index]?.message).to.include(words);
    }
    expect(issues).to.have.lengthOf(7);
  });

  it('count as items: twenty with a broken one are a full page', () => {
    const page = parsePage({ activities: [...items(19), null] });
    expect(page).to.deep.include({ cursor: 982, complete: false });
    expect(page.activities).to.have.lengthOf(19);
  });
});

describe('page: its cursor', () => {
  it('is the id of the last item that has one', () => {
    expect(parsePage({ activities: [item(3), item(7), item(5)] }).cursor).to.equal(5);
    expect(parsePage({ activities: [item(3), item(7), null, {}] }).cursor).to.equal(7);
  });

  it('keeps digits beyond 2⁵³', () => {
    const id = '9007199254740993';
    expect(parsePage({ activities: [item(3), { id }] }).cursor).to.equal(id);
  });

  it('is missing on an empty page', () => {
    expect(parsePage({ activities: [] })).to.deep.equal({
      activities: [],
      issues: [],
      messages: [],
      cursor: undefined,
      complete: true,
    });
  });
});

describe('page: whether it is the last', () => {
  it('is counted in twenties', () => {
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
    it(`${length} items: ${complete ? 'the last page' : 'there may be more'}`, () => {
      const page = parsePage({ activities: items(length) });
      expect(page.activities).to.have.lengthOf(length);
      expect(page.complete).to.equal(complete);
    });
  }

  it('is not said by a short page with error messages: something was left out', () => {
    const body = { activities: items(3), error_messages: ['One activity could not be read.'] };
    expect(parsePage(body)).to.deep.include({ cursor: 998, complete: false });
  });

  it('is said by an empty page, whatever its messages: nothing can follow it', () => {
    const body = { activities: [], error_messages: ['Something was left out.'] };
    expect(parsePage(body)).to.deep.include({ cursor: undefined, complete: true });
  });

  it('is said by a short page with empty messages', () => {
    for (const error_messages of ['', ' ', [], [''], {}, null]) {
      expect(parsePage({ activities: items(3), error_messages })).to.deep.include({
        messages: [],
        complete: true,
      });
    }
  });
});

describe('page: the server’s messages', () => {
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

  it('are its error_messages alone: a page has no detail', () => {
    expect(parsePage({ activities: [], detail: 'D', errors: 'E' }).messages).to.deep.equal([]);
  });
});

describe('page: its order and its repeats', () => {
  it('is the server’s, whatever the ids', () => {
    const { activities } = parsePage({ activities: [item(2), item(9), item(1)] });
    expect(activities).to.deep.equal([row(2), row(9), row(1)]);
  });

  it('keeps an id that is repeated: what is known is the caller’s to say', () => {
    const { activities } = parsePage({ activities: [item(2), item(2)] });
    expect(activities).to.deep.equal([row(2), row(2)]);
  });
});
