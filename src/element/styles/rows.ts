import { css } from './css.js';

/**
 * One activity: its icon, title, facts and figures. They are on one line as long as no word has to be broken
 * for it: the figures go below the texts, and both below the icon.
 */
export const rows = css`
  [part~='activity'],
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: start;
    gap: 0.25em calc(var(--_space) * 0.75);
    padding-block: var(--stamps-feed-row-padding, calc(var(--_space) * 0.75));
    border-block-end: 1px solid var(--_line);
  }

  /* A template's copy, a framework's child or the result of renderRow fills the row. */
  slot[name^='activity-']::slotted(*),
  .whole {
    flex: 1 0 100%;
    min-inline-size: 0;
  }

  /* A page's rules for every div must not hide the box around a template's copy. */
  slot[name^='activity-']::slotted([data-stamps-row]) {
    display: block !important;
    position: static !important;
    inline-size: auto !important;
    visibility: visible !important;
    opacity: 1 !important;
  }

  .concealed slot[name^='activity-']::slotted(*) {
    visibility: hidden !important;
  }

  [part='icon'],
  .icon {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: var(--_icon-size);
    block-size: var(--_icon-size);
    border-radius: 50%;
    color: var(--stamps-feed-icon-color, var(--_accent));
    background: var(--stamps-feed-icon-background, color-mix(in srgb, currentColor 11%, transparent));
  }

  [part='icon'] svg,
  .icon svg {
    inline-size: 54%;
    block-size: 54%;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.75;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  [part~='debit'] [part='icon'],
  .canceled [part='icon'] {
    color: var(--_muted);
  }

  .body,
  .text {
    flex: 1 1 60%;
    max-inline-size: 100%;
  }

  .body {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: inherit;
  }

  [part='title'] {
    font-weight: 600;
    text-wrap: pretty;
  }

  /* The details have the whole texts. */
  .long {
    display: -webkit-box;
    max-inline-size: 100%;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  .facts > .long {
    display: -webkit-inline-box;
    vertical-align: top;
  }

  .facts {
    font-size: 0.875em;
    color: var(--_muted);
  }

  /* Each text has its own direction, so a Latin date keeps its order on an Arabic page. */
  [part='title'],
  .facts > [part] {
    unicode-bidi: plaintext;
  }

  .figures {
    max-inline-size: 100%;
    margin-inline-start: auto;
    text-align: end;
    overflow-wrap: anywhere;
    font-variant-numeric: tabular-nums;
  }

  [part='stamps'],
  [part='amount'] {
    direction: ltr;
    unicode-bidi: isolate;
    color: var(--stamps-feed-color-debit, currentColor);
  }

  [part~='credit'] [part='stamps'] {
    color: var(--stamps-feed-color-credit, var(--_green));
  }

  [part='title'],
  [part='stamps'],
  [part='amount'],
  [part='group-totals'],
  .totals,
  dd {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .number,
  [part='amount'] {
    display: block;
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.2;
  }

  /* The button of the details stands behind it. */
  .unit {
    display: inline-block;
    font-size: 0.75em;
  }

  /* No border of a block, which would make the line higher. */
  [part='status'] {
    padding: 0.0625em 0.5em;
    font-size: 0.857em;
    font-weight: 600;
    white-space: nowrap;
  }

  /* Not earned or spent yet. */
  [part~='status-open'] :is([part='stamps'], [part='amount']) {
    color: var(--_muted);
  }

  [part~='activity'][part*='membership-']:has(> .body) {
    margin-block: calc(var(--_space) * 0.25);
    border-color: transparent;
    border-radius: var(--_radius);
    padding-inline: calc(var(--_space) * 0.75);
    background: color-mix(in srgb, currentColor 6%, transparent);
  }

  [part~='activity'][part~='membership-upgrade']:has(> .body) {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }

  .canceled :is([part='title'], [part='stamps'], [part='amount']) {
    color: var(--_muted);
    text-decoration: line-through;
  }
`;
