import { expect } from 'chai';
import { KeptToken } from '../../src/proxy/token/kept-token.js';
import { replaced } from '../api/harness.js';
import { jwt, withClocks } from './clocks.js';

const minute = 60_000;
const hour = 60 * minute;

describe('a token that was received', () => {
  const clocks = withClocks();

  for (const [lifetime, due] of [
    [hour, 55 * minute],
    [100_000, 80_000],
    [48 * hour, 24 * hour - 5 * minute],
  ] as const) {
    it(`is due for renewal after ${due} of ${lifetime} milliseconds`, () => {
      const token = KeptToken.received(jwt(lifetime));
      clocks.forward(due - 1);
      expect(token.isDue).to.equal(false);
      clocks.forward(1);
      expect([token.isDue, token.isGood]).to.deep.equal([true, true]);
    });
  }

  it('is due by the date, too: in a sleep, monotonic time may stop', () => {
    const token = KeptToken.received(jwt(hour));
    clocks.set(55 * minute - 1);
    expect(token.isDue).to.equal(false);
    clocks.set(1);
    expect([token.isDue, token.isGood]).to.deep.equal([true, true]);
  });

  it('is good until it expires', () => {
    const token = KeptToken.received(jwt(hour));
    clocks.forward(hour - 1);
    expect(token.isGood).to.equal(true);
    clocks.forward(1);
    expect(token.isGood).to.equal(false);
  });
});

describe('a token from the store', () => {
  const clocks = withClocks();

  for (const [margin, look] of [
    [5 * minute, minute],
    [20_000, 10_000],
  ] as const) {
    it(`is looked for again after ${look} milliseconds if it leaves the store ${margin} before its expiry`, () => {
      const token = KeptToken.found('abc', margin);
      expect(token).to.include({ marginMs: margin, dueInMs: look, isShared: true });
      clocks.forward(look - 1);
      expect(token.isDue).to.equal(false);
      clocks.forward(1);
      expect([token.isDue, token.isGood]).to.deep.equal([true, true]);
      clocks.forward(margin - look);
      expect(token.isGood).to.equal(false);
    });
  }
});

describe('a renewal that is postponed', () => {
  const clocks = withClocks();
  let chance = 0;
  replaced(Math, 'random', () => chance);

  for (const [random, share] of [
    [0, 0.4],
    [0.5, 0.5],
    [1, 0.6],
  ] as const) {
    it(`is due after ${share} of the time that is left`, () => {
      chance = random;
      const token = KeptToken.received(jwt(hour));
      clocks.forward(55 * minute);
      token.postpone();
      clocks.forward(5 * minute * share - 1);
      expect(token.isDue).to.equal(false);
      clocks.forward(2);
      expect(token.isDue).to.equal(true);
    });
  }

  it('is due after a second at the earliest', () => {
    const token = KeptToken.received(jwt(hour));
    clocks.forward(hour);
    token.postpone();
    clocks.forward(999);
    expect(token.isDue).to.equal(false);
    clocks.forward(1);
    expect(token.isDue).to.equal(true);
  });
});
