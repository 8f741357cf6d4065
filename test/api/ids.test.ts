import { expect } from 'chai';
import { parseActivity, parsePage } from '../../src/api/index.js';

const idOf = (id: unknown) => parseActivity({ id, type: 9 })?.id;

describe('a valid id', () => {
  for (const [written, id] of [
    ['704', 704],
    ['0', 0],
    ['-0', 0],
    ['704.0', 704],
    ['9007199254740991', 9007199254740991],
    ['"704"', 704],
    ['" 704 "', 704],
    ['"0704"', 704],
    ['"9007199254740991"', 9007199254740991],
    ['"9007199254740992"', '9007199254740992'],
    ['"9007199254740993"', '9007199254740993'],
    ['"0009007199254740993"', '9007199254740993'],
    [`"${'9'.repeat(100)}"`, '9'.repeat(100)],
  ] as const) {
    it(`${written} is parsed as ${JSON.stringify(id)}`, () => {
      expect({ id: idOf(JSON.parse(written)) }).to.deep.equal({ id });
    });
  }
});

describe('an invalid id', () => {
  for (const written of [
    '9007199254740992',
    '9007199254740993',
    '1e21',
    '1e400',
    '-1',
    '0.5',
    'null',
    'true',
    '""',
    '" "',
    '"-1"',
    '"+1"',
    '"1.0"',
    '"1e3"',
    '"0x10"',
    '"7 04"',
    '"704n"',
    '"٧٠٤"',
    '"abc"',
    '[704]',
    '{"id":704}',
    `"${'9'.repeat(101)}"`,
    `"${'9'.repeat(100_000)}"`,
  ]) {
    const title = written.length > 60 ? `a text of ${written.length - 2} digits` : written;
    it(`${title} makes an item invalid`, () => {
      expect(parseActivity({ id: JSON.parse(written), type: 9 })).to.equal(undefined);
    });
  }

  it('makes an item invalid if it is missing', () => {
    expect(parseActivity({ type: 9, notes: 'N' })).to.equal(undefined);
  });

  for (const item of [null, undefined, 7, 'x', true, [], [{ id: 1 }], () => ({ id: 1 })]) {
    it(`is reported for an item that is ${typeof item === 'function' ? 'a function' : JSON.stringify(item)}`, () => {
      expect(parseActivity(item)).to.equal(undefined);
    });
  }

  it('is reported for two numbers that JSON rounded to the same one, and they are not merged', () => {
    const body = JSON.parse(
      '{"activities": [{"id": 9007199254740993}, {"id": 9007199254740992}, {"id": 1}]}',
    );
    const { activities, issues } = parsePage(body);
    expect(activities.map(({ id }) => id)).to.deep.equal([1]);
    expect(issues.map(({ index }) => index)).to.deep.equal([0, 1]);
  });

  it('does not include two strings beyond 2⁵³ that differ by one', () => {
    const ids = ['9007199254740993', '9007199254740992'];
    const { activities } = parsePage({ activities: ids.map((id) => ({ id })) });
    expect(activities.map(({ id }) => id)).to.deep.equal(ids);
  });
});

describe('a merchant’s id', () => {
  it('is parsed like an activity’s', () => {
    const merchantOf = (id: unknown) =>
      parseActivity({ id: 1, merchant: { id, name: 'M' } })?.merchant;
    expect(merchantOf('5')).to.deep.equal({ id: 5, name: 'M' });
    expect(merchantOf('9007199254740993')).to.deep.equal({ id: '9007199254740993', name: 'M' });
    expect(merchantOf(null)).to.deep.equal({ id: null, name: 'M' });
    expect(merchantOf('x')).to.deep.equal({ id: undefined, name: 'M' });
  });
});
