import type { ActivityKind } from './registry.js';

/** The English title of each kind, for activities without a name. */
export const kindTitles: Readonly<Record<ActivityKind, string>> = {
  transaction: 'Transaction',
  redemption: 'Redemption',
  award: 'Stamps awarded',
  'membership-upgrade': 'Membership upgraded',
  'membership-downgrade': 'Membership downgraded',
  'balance-update': 'Balance changed',
  survey: 'Survey completed',
  registration: 'Registration completed',
  'stamps-deduction': 'Stamps deducted',
  'transaction-return': 'Purchase returned',
  'membership-override': 'Membership level changed',
  'legacy-merge': 'Earlier membership merged',
  'legacy-activation': 'Earlier membership activated',
  'stamps-expiry': 'Stamps expired',
  'stamps-refund': 'Stamps refunded',
  unknown: 'Activity',
};
