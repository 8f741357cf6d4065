import type { ActivityKind } from './registry.js';

/** The English title of each kind, for activities without a name. `unit` is what stamps are called. */
export const titlesWith = (unit: string): Readonly<Record<ActivityKind, string>> => ({
  transaction: 'Transaction',
  redemption: 'Redemption',
  award: `${unit} awarded`,
  'membership-upgrade': 'Membership upgraded',
  'membership-downgrade': 'Membership downgraded',
  'balance-update': 'Balance changed',
  survey: 'Survey completed',
  registration: 'Registration completed',
  'stamps-deduction': `${unit} deducted`,
  'transaction-return': 'Purchase returned',
  'membership-override': 'Membership level changed',
  'legacy-merge': 'Earlier membership merged',
  'legacy-activation': 'Earlier membership activated',
  'stamps-expiry': `${unit} expired`,
  'stamps-refund': `${unit} refunded`,
  unknown: 'Activity',
});

/** The same, where stamps are called stamps. */
export const kindTitles = titlesWith('Stamps');
