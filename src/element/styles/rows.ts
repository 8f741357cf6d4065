import { css } from 'lit';

/** One activity: its icon, title, facts and figures. */
export const rows = css`
  [part~='activity'],
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: baseline;
    column-gap: calc(var(--_space) * 0.875);
    padding-block: var(--_row-padding);
    border-block-end: 1px solid var(--_line);
  }

  /* A template's copy, a framework's child or the result of renderRow fills the row. */
  slot[name^='activity-']::slotted(*),
  .whole {
    grid-column: 1 / -1;
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
    align-self: start;
    inline-size: var(--_icon-size);
    block-size: var(--_icon-size);
    border-radius: 50%;
    color: var(--_icon-color);
    background: var(--_icon-background);
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

  /* Shows the full date without a mouse: a tap or the keyboard focuses the row. */
  article:focus [part='time']::after {
    position: absolute;
    z-index: 1;
    inset-block-start: 100%;
    inset-inline-start: 0;
    inline-size: max-content;
    max-inline-size: 60cqi;
    padding: 0.25em 0.625em;
    border-radius: 0.375em;
    color: Canvas;
    background: CanvasText;
    content: attr(title);
    content: attr(title) / '';
    pointer-events: none;
  }

  /* The wrapper would clip it below the last row of a page. */
  article:last-child:focus [part='time']::after {
    inset-block: auto 100%;
  }

  .long {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
  }

  [part='title'] {
    font-weight: 600;
    text-wrap: pretty;
  }

  .facts,
  [part='notes'] {
    font-size: 0.875em;
    color: var(--_muted);
  }

  /* Facts wrap as a whole. The separator before the first one of a line is clipped. */
  .facts {
    display: flex;
    flex-wrap: wrap;
    column-gap: 1em;
    overflow-x: clip;
  }

  .facts:empty {
    display: none;
  }

  .facts > * {
    position: relative;
    min-inline-size: 0;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }

  .facts > *::before {
    position: absolute;
    inset-inline-end: 100%;
    inline-size: 1em;
    text-align: center;
    content: '·';
    content: '·' / '';
  }

  [part='notes'] {
    margin-block: calc(var(--_space) * 0.25) 0;
    white-space: pre-line;
    unicode-bidi: isolate;
  }

  [part='title'] {
    unicode-bidi: isolate;
  }

  /* Each fact has its own direction, so a Latin date keeps its order on an Arabic page. */
  .facts > * {
    unicode-bidi: plaintext;
  }

  .figures {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    text-align: end;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  [part='stamps'],
  [part='amount'] {
    direction: ltr;
    unicode-bidi: isolate;
    color: var(--_debit);
  }

  [part~='credit'] :is([part='stamps'], [part='amount']) {
    color: var(--_credit);
  }

  [part='stamps'] .number,
  [part='amount']:first-child {
    font-size: 1.125em;
    font-weight: 700;
    line-height: 1.2;
  }

  [part='stamps'] .unit,
  [part='stamps'] ~ [part='amount'] {
    font-size: 0.8125em;
  }

  [part='stamps'] ~ [part='amount'] {
    color: var(--_muted);
  }

  [part='status'] {
    margin-block-start: 0.25em;
    padding: 0.0625em 0.5em;
    border: 1px solid var(--_line);
    border-radius: 1em;
    font-size: 0.75em;
    font-weight: 600;
    white-space: nowrap;
  }

  .canceled :is([part='title'], [part='stamps'], [part='amount']) {
    color: var(--_muted);
    text-decoration: line-through;
  }
`;
