import { expect } from 'chai';
import { retryAfter } from '../../src/shared/retry-after.js';

describe('parsing Retry-After', () => {
  const at = Date.parse('2026-10-31T02:30:00Z');

  for (const [header, ms] of [
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['007', 7000],
    ['Sat, 31 Oct 2026 02:30:05 GMT', 5000],
    ['Sat, 31 Oct 2026 02:29:00 GMT', 0],
    [null, undefined],
    ['', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['soon', undefined],
    ['2026-10-31T02:30:05Z', undefined],
    ['Sat, 31 Oct 2026 02:30:05 GMT (evil)', undefined],
    [`Sat, ${'x'.repeat(40)} 31 Oct 2026 02:30:05 GMT`, undefined],
    ['Sat, soon', undefined],
  ] as const) {
    it(`returns ${ms} for ${header === null ? 'a missing header' : `"${header}"`}`, () => {
      expect(retryAfter(header, at)).to.equal(ms);
    });
  }
});
