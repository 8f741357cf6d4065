import { expect } from 'chai';
import {
  type ActivityFilter,
  activityFilters,
  bucketOf,
  matchesFilter,
} from '../../src/activities/buckets.js';
import { activityKinds } from '../../src/api/index.js';

/** The kinds that are in a bucket, as the documentation lists them. */
const documented: Readonly<Record<string, ActivityFilter>> = {
  transaction: 'earned',
  award: 'earned',
  redemption: 'used',
  'stamps-deduction': 'used',
  'stamps-expiry': 'expired',
  'transaction-return': 'returned',
  'stamps-refund': 'returned',
};

describe('the buckets of kinds', () => {
  it('come in the documented order, after all', () => {
    expect(activityFilters).to.deep.equal(['all', 'earned', 'used', 'expired', 'returned']);
  });

  for (const kind of activityKinds) {
    const bucket = documented[kind];

    it(`has ${kind} ${bucket ? `in ${bucket}` : 'in no bucket'}`, () => {
      expect(bucketOf(kind)).to.equal(bucket);
    });

    it(`shows ${kind} for all${bucket ? ` and for ${bucket}` : ''} only`, () => {
      const matching = activityFilters.filter((filter) => matchesFilter(filter, kind));
      expect(matching).to.deep.equal(bucket ? ['all', bucket] : ['all']);
    });
  }
});
