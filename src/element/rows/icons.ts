import { html } from 'lit';
import type { ActivityKind } from '../../api/index.js';

/**
 * The icons: a grid of 48 units, strokes of 3.5 with round ends, one path each.
 * A membership level is a chevron, an earlier membership is a card, and stamps are a coin.
 */
const coin = 'M24 7a17 17 0 1 0 .1 0z';
const bag = 'M11 16h26l2 25H9zM17 21v-7a7 7 0 0 1 14 0v7';
const card = 'M7 11h34v26H7z';

const paths: Readonly<Record<ActivityKind | 'empty' | 'error', string>> = {
  transaction: bag,
  redemption: 'M8 23h32v18H8zM6 15h36v8H6zM24 15v26M16 7l8 8 8-8',
  award: 'M24 7l5 11 12 2-9 8 2 12-10-6-10 6 2-12-9-8 12-2z',
  'membership-upgrade': 'M12 22l12-12 12 12M12 37l12-12 12 12',
  'membership-downgrade': 'M12 11l12 12 12-12M12 26l12 12 12-12',
  'membership-override': 'M12 19l12-12 12 12M12 29l12 12 12-12',
  'balance-update': `${card}M7 19h34M14 29h6`,
  survey: 'M11 7h26v34H11zM17 17h14M17 25l3 3 5-6M17 34h14',
  registration: 'M20 8a8 8 0 1 0 .1 0zM6 41c0-7 6-11 14-11 3 0 6 1 8 2M31 37l4 4 7-8',
  'stamps-deduction': `${coin}M16 24h16`,
  'transaction-return': 'M18 10l-9 9 9 9M9 19h19a10 10 0 0 1 0 20H18',
  'legacy-merge': 'M14 9v6c0 8 10 8 10 16v10M34 9v6c0 8-10 8-10 16M18 35l6 6 6-6',
  'legacy-activation': `${card}M17 24l5 5 9-10`,
  'stamps-expiry': `${coin}M24 15v9l6 4`,
  'stamps-refund': `${coin}M24 16v16M16 24h16`,
  unknown: `${coin}M24 23v9M24 16v.1`,
  empty: `${bag}M24 26v9M20 30h9`,
  error: 'M24 9v19M24 38v.1',
};

/** The icon of a kind or of a state. It is decorative: the row has the same information as text. */
export const icon = (name: keyof typeof paths) =>
  html`<svg viewBox="0 0 48 48" aria-hidden="true"><path stroke-width="3.5" d=${paths[name]}></path></svg>`;
