import { html } from 'lit';
import type { ActivityKind } from '../../api/index.js';

/**
 * The icons: a grid of 24 units, strokes of 1.75 with round ends, one path each.
 * A membership level is a chevron, an earlier membership is a card, and stamps are a coin.
 */
const coin = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Z';
const card = 'M3.5 7.5a2 2 0 0 1 2-2h13a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-13a2 2 0 0 1-2-2z';

const paths: Readonly<Record<ActivityKind, string>> = {
  transaction: 'M5.5 8h13l1 12.5h-15zM8.5 10.5V7a3.5 3.5 0 0 1 7 0v3.5',
  redemption:
    'M4 11.5h16V20.5H4zM3 7.5h18v4H3zM12 7.5v13M12 7.5C10 3 6 3 6.5 5.800 6.800 7.200 9 7.5 12 7.5c3 0 5.200-.3 5.5-1.700C18 3 14 3 12 7.5Z',
  award:
    'm12 3.5 2.600 5.400 5.900.8-4.300 4.100 1 5.900-5.200-2.800-5.200 2.800 1-5.900L3.5 9.700l5.900-.8z',
  'membership-upgrade': 'm6 11 6-6 6 6M6 18.5l6-6 6 6',
  'membership-downgrade': 'm6 5.5 6 6 6-6M6 13l6 6 6-6',
  'membership-override': 'm6 9.5 6-6 6 6M6 14.5l6 6 6-6',
  'balance-update': `${card}M3.5 9.5h17M7 14.5h3`,
  survey: 'M5.5 3.5h13v17h-13zM8.5 8.5h7M8.5 12.5l1.5 1.5 2.5-3M8.5 17h7',
  registration:
    'M10 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM3 20.5c0-3.5 3-5.5 7-5.5 1.5 0 2.800.3 4 .8M15.5 18.5l2 2 3.5-4',
  'stamps-deduction': `${coin}M8 12h8`,
  'transaction-return': 'M9 5 4.5 9.5 9 14M4.5 9.5H14a5 5 0 0 1 0 10H9',
  'legacy-merge': 'M7 4.5v3c0 4 5 4 5 8v5M17 4.5v3c0 4-5 4-5 8M9 17.5l3 3 3-3',
  'legacy-activation': `${card}M8.5 12l2.5 2.5 4.5-5`,
  'stamps-expiry': `${coin}M12 7.5V12l3 2`,
  'stamps-refund': `${coin}M12 8v8M8 12h8`,
  unknown: `${coin}M12 11.5v4.5M12 8v.01`,
};

/** The icon of a kind. It is decorative: the row has the same information as text. */
export const icon = (kind: ActivityKind) =>
  html`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d=${paths[kind]}></path></svg>`;
