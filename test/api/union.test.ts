import { expect } from 'chai';
import type { Activity, ActivityKind } from '../../src/api/index.js';
import { parseActivity } from '../../src/api/index.js';

/** Whether two types are identical. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

const isTrue = <_T extends true>() => {};

type Of<K extends ActivityKind> = Extract<Activity, { kind: K }>;
type Numeric = number | null | undefined;
type Textual = string | null | undefined;

// The compiler makes these assertions: this file only compiles if they hold.
isTrue<Same<Activity['kind'], ActivityKind>>();
isTrue<Same<Of<'transaction'>['transaction']['stamps'], Numeric>>();
isTrue<Same<Of<'redemption'>['redemption']['name'], Textual>>();
isTrue<Same<Of<'stamps-expiry'>['expired_stamps'], Numeric>>();
isTrue<Same<Of<'stamps-refund'>['transaction_modification']['channel'], Textual>>();
isTrue<Same<Of<'unknown'>['created'], Numeric>>();

/** One field of each kind. It only compiles if `kind` discriminates the union and is exhaustive. */
const fieldOf = (activity: Activity): Numeric | Textual => {
  switch (activity.kind) {
    case 'transaction':
      return activity.transaction.stamps;
    case 'redemption':
      return activity.redemption.stamps;
    case 'award':
      return activity.award.stamps;
    case 'membership-upgrade':
    case 'membership-downgrade':
    case 'membership-override':
      return activity.stamps;
    case 'balance-update':
      return activity.balance_update.amount;
    case 'survey':
      return activity.survey.name;
    case 'stamps-deduction':
      return activity.stamps_deduction.stamps;
    case 'transaction-return':
    case 'stamps-refund':
      return activity.transaction_modification.total_stamps_delta;
    case 'stamps-expiry':
      return activity.expired_stamps;
    case 'registration':
    case 'legacy-merge':
    case 'legacy-activation':
    case 'unknown':
      return activity.notes;
    default: {
      const nothingLeft: never = activity;
      return nothingLeft;
    }
  }
};

/** Without a check of `kind` the payload is not accessible. */
const blindly = (activity: Activity) =>
  // @ts-expect-error: the activity may have another kind.
  activity.transaction.stamps;

describe('the Activity union', () => {
  it('gives each kind its own fields', () => {
    const activity = parseActivity({ id: 1, type: 10, stamps_deduction: { stamps: '100' } });
    expect(activity && fieldOf(activity)).to.equal(100);
  });

  it('gives unknown kinds the common fields', () => {
    const activity = parseActivity({ id: 1, type: 17, notes: 'N' });
    expect(activity && fieldOf(activity)).to.equal('N');
  });

  it('has no payload before the kind is known', () => {
    const activity = parseActivity({ id: 1, type: 9 });
    expect(() => activity && blindly(activity)).to.throw(TypeError);
  });
});
