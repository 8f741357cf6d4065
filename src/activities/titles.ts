import type { ActivityKind } from './registry.js';

/** The English title of each kind, for activities without a name. `{Unit}` is what stamps are called. */
export const englishTitles: Readonly<Record<ActivityKind, string>> = {
  transaction: 'Transaction',
  redemption: 'Redemption',
  award: '{Unit} awarded',
  'membership-upgrade': 'Membership upgraded',
  'membership-downgrade': 'Membership downgraded',
  'balance-update': 'Balance changed',
  survey: 'Survey completed',
  registration: 'Registration completed',
  'stamps-deduction': '{Unit} deducted',
  'transaction-return': 'Purchase returned',
  'membership-override': 'Membership level changed',
  'legacy-merge': 'Earlier membership merged',
  'legacy-activation': 'Earlier membership activated',
  'stamps-expiry': '{Unit} expired',
  'stamps-refund': '{Unit} refunded',
  unknown: 'Activity',
};

/** The same, where stamps are called stamps. */
export const kindTitles = /* @__PURE__ */ titlesOfStamps();

function titlesOfStamps(): typeof englishTitles {
  const titles = Object.entries(englishTitles);
  return Object.fromEntries(
    titles.map(([kind, title]) => [kind, title.replace('{Unit}', 'Stamps')]),
  ) as typeof englishTitles;
}
