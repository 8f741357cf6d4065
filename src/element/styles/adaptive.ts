import { css } from 'lit';

/** How it adapts: to the room that it has, and to what its reader needs. */
export const adaptive = css`
  /* Rows that a server wrote are there without a script; what needs one is not. */
  @media (scripting: none) {
    button {
      display: none;
    }
  }

  @container (inline-size < 32em) {
    [part~='activity'],
    .row {
      /* A long figure leaves more than half to the name. */
      grid-template-columns: auto minmax(0, 1fr) fit-content(45%);
      column-gap: calc(var(--_space) * 0.625);
    }

    /* Beside the heading of the first group. */
    [part='show-new'] {
      margin-inline-end: 0;
    }

    [part='icon'],
    .icon {
      grid-row: 1 / 6;
      inline-size: calc(var(--_icon-size) * 0.875);
      block-size: calc(var(--_icon-size) * 0.875);
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
      white-space: normal;
    }

    .facts,
    [part='notes'] {
      grid-column: 2 / -1;
    }

    /* A second figure stands beside the facts, and not in a gap above them. */
    .figures:has(> :nth-child(2)) {
      grid-row-end: 3;
    }

    [part~='activity']:has(.figures > :nth-child(2)) :nth-child(1 of .facts:not(:empty)) {
      grid-column-end: 3;
    }
  }

  @container (inline-size < 17em) {
    [part='title'] {
      grid-column-end: 4;
    }

    [part~='activity'] .figures {
      grid-area: 2 / 2 / auto / 4;
      flex-flow: row wrap;
      align-items: baseline;
      gap: 0 0.5em;
      text-align: start;
      overflow-wrap: anywhere;
    }

    [part~='activity']:has(.figures > :nth-child(2)) :nth-child(1 of .facts:not(:empty)) {
      grid-column-end: -1;
    }
  }

  /* Letters of twice the size on a phone: the words need all the width there is. */
  @container (inline-size < 13em) {
    [part~='activity'],
    .row {
      grid-template-columns: minmax(0, 1fr);
    }

    [part='icon'],
    .icon {
      grid-row: auto;
      margin-block-end: calc(var(--_space) * 0.5);
    }

    [part~='activity'] > *,
    [part~='activity'] .body > *,
    [part~='activity'] .figures {
      grid-area: auto / 1;
    }

    [part='icon'],
    [part='title'] {
      order: -2;
    }

    [part~='activity'] .figures {
      order: -1;
    }

    .figure.skeleton {
      display: none;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .skeleton,
    .spinner {
      animation: none !important;
    }
  }

  @media (prefers-contrast: more) {
    .root {
      --_muted: var(--stamps-feed-color-muted, currentColor);
      --_line: var(--stamps-feed-border-color, currentColor);
    }
  }

  @media (forced-colors: active) {
    [part='icon'],
    .skeleton {
      border: 1px solid;
    }

    button[aria-disabled] {
      color: GrayText;
    }

    /* A browser puts the page's background behind each text: on it, no other colour can be read. */
    article:focus [part='time']::after {
      border: 1px solid;
      color: CanvasText;
      background: Canvas;
    }
  }

  @media print {
    .page {
      content-visibility: visible;
    }

    article {
      break-inside: avoid;
    }

    button {
      display: none;
    }
  }
`;
