import { css } from 'lit';

/**
 * The look. A handful of base tokens that everything else derives from: a page that sets none gets
 * its own font and text colour, so that the feed looks as if it had always been there.
 *
 * Layout hangs on `.root` and not on `:host`: a page's reset can reach the host, but not inside.
 */
export const styles = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  .root {
    --_muted: var(--stamps-feed-color-muted, color-mix(in srgb, currentColor 68%, transparent));
    --_line: var(--stamps-feed-border-color, color-mix(in srgb, currentColor 14%, transparent));
    --_accent: var(--stamps-feed-accent, light-dark(#0f6b57, #6fd6bb));
    --_credit: var(--stamps-feed-color-credit, light-dark(#0b7040, #6bd897));
    --_debit: var(--stamps-feed-color-debit, currentColor);
    --_error: var(--stamps-feed-color-error, light-dark(#b3261e, #ffb4ab));
    --_space: var(--stamps-feed-space, 1rem);
    --_radius: var(--stamps-feed-radius, 0.75rem);
    --_icon: var(--stamps-feed-icon-size, 2.5rem);

    container-type: inline-size;
    color: var(--stamps-feed-color, inherit);
    background: var(--stamps-feed-background, transparent);
    font-family: var(--stamps-feed-font, inherit);
    font-size: var(--stamps-feed-font-size, 1rem);
    line-height: 1.4;
    text-align: start;
    overflow-wrap: break-word;
  }

  @supports not (color: light-dark(#000, #fff)) {
    .root {
      --_accent: var(--stamps-feed-accent, #0f6b57);
      --_credit: var(--stamps-feed-color-credit, #0b7040);
      --_error: var(--stamps-feed-color-error, #b3261e);
    }
  }

  .page {
    /* A browser lays out only the pages near the screen; it guesses the height of the others. */
    content-visibility: auto;
    contain-intrinsic-size: auto 1600px;
    overflow-clip-margin: 4px;
  }

  article {
    scroll-margin-block: 5rem;
    border-radius: var(--_radius);
  }

  article:focus {
    outline: none;
  }

  article:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
  }

  [part='group-heading'],
  .heading {
    padding-block: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--_muted);
  }

  .page:first-child > article:first-child > [part='group-heading'] {
    padding-block-start: calc(var(--_space) * 0.5);
  }

  [part~='activity'],
  .row {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: calc(var(--_space) * 0.875);
    padding-block: calc(var(--_space) * 0.875);
    border-block-end: 1px solid var(--_line);
  }

  [part='icon'],
  .icon {
    display: grid;
    place-items: center;
    inline-size: var(--_icon);
    block-size: var(--_icon);
    border-radius: 50%;
    color: var(--_accent);
    background: color-mix(in srgb, currentColor 11%, transparent);
  }

  [part='icon'] svg {
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

  [part='title'] {
    font-weight: 600;
    text-wrap: pretty;
  }

  .facts,
  [part='notes'] {
    font-size: 0.875em;
    color: var(--_muted);
  }

  .facts:empty {
    display: none;
  }

  .facts > * + *::before {
    content: ' · ';
    content: ' · ' / '';
  }

  [part='notes'] {
    display: -webkit-box;
    margin-block: calc(var(--_space) * 0.25) 0;
    overflow: hidden;
    white-space: pre-line;
    unicode-bidi: isolate;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 6;
  }

  [part='title'],
  .facts > * {
    unicode-bidi: isolate;
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
  }

  .canceled :is([part='title'], [part='stamps'], [part='amount']) {
    color: var(--_muted);
    text-decoration: line-through;
  }

  .note {
    margin: 0;
    padding: calc(var(--_space) * 1.5) var(--_space);
    text-align: center;
    color: var(--_muted);
  }

  [part='error'] {
    padding-block-end: 0;
    color: var(--_error);
  }

  [part='end'] {
    font-size: 0.875em;
  }

  button {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: 2.75rem;
    margin: var(--_space) auto;
    padding: 0.5em 1.5em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: var(--_accent);
    background: none;
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  button:hover {
    background: color-mix(in srgb, currentColor 8%, transparent);
  }

  button:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }

  button[aria-disabled] {
    cursor: progress;
  }

  .spinner {
    display: none;
    inline-size: 1em;
    block-size: 1em;
    border: 2px solid;
    border-block-start-color: transparent;
    border-radius: 50%;
  }

  [aria-disabled] .spinner {
    display: block;
    animation: turn 0.8s linear infinite;
  }

  .bone {
    display: block;
    background: color-mix(in srgb, currentColor 10%, transparent);
    animation: breathe 1.6s ease-in-out infinite;
  }

  .bone:not(.icon) {
    block-size: 0.875em;
    border-radius: 0.25em;
  }

  .heading.bone {
    inline-size: 7em;
    margin-block: calc(var(--_space) * 0.5);
    padding: 0;
  }

  .row .body {
    display: grid;
    gap: 0.5em;
    padding-block: 0.1875em;
  }

  .row .body .bone:nth-child(1) {
    inline-size: 60%;
  }

  .row .body .bone:nth-child(2) {
    inline-size: 80%;
  }

  .row .body .bone:nth-child(3) {
    inline-size: 45%;
  }

  .figure.bone {
    inline-size: 3em;
    margin-block-start: 0.1875em;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  @container (inline-size < 32rem) {
    [part~='activity'],
    .row {
      column-gap: calc(var(--_space) * 0.625);
    }

    [part='icon'],
    .icon {
      grid-row: 1 / 6;
      inline-size: calc(var(--_icon) * 0.875);
      block-size: calc(var(--_icon) * 0.875);
    }

    /* The figures stay beside the title; what is below them gets the whole width. */
    [part~='activity'] .body {
      display: contents;
    }

    [part='title'] {
      grid-area: 1 / 2;
    }

    [part~='activity'] .figures {
      grid-area: 1 / 3;
    }

    .facts,
    [part='notes'] {
      grid-column: 2 / -1;
    }
  }

  @container (inline-size < 17rem) {
    [part='title'] {
      grid-column-end: 4;
    }

    [part~='activity'] .figures {
      grid-area: 2 / 2 / auto / 4;
      flex-flow: row wrap;
      align-items: baseline;
      gap: 0 0.5em;
      text-align: start;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bone,
    .spinner {
      animation: none !important;
    }
  }

  @media (forced-colors: active) {
    [part='icon'] {
      border: 1px solid;
    }

    .bone {
      background: GrayText;
    }
  }

  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }

  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }
`;
