import { css } from 'lit';

/** Adapts to the width of the container and to the user's preferences. */
export const adaptive = css`
  /* Without a script, server-rendered rows are shown but not what needs a script. */
  @media (scripting: none) {
    button {
      display: none;
    }
  }

  @container (inline-size < 32em) {
    [part~='activity'],
    .row {
      /* A long figure leaves more than half of the width to the title. */
      grid-template-columns: auto minmax(0, 1fr) fit-content(45%);
      column-gap: calc(var(--_space) * 0.625);
    }

    /* Next to the heading of the first group. */
    [part='show-new'] {
      margin-inline-end: 0;
    }

    [part='icon'],
    .icon {
      grid-row: 1 / 6;
      inline-size: calc(var(--_icon-size) * 0.875);
      block-size: calc(var(--_icon-size) * 0.875);
    }

    /* The figures are next to the title. What is below gets the full width. */
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

    /* A second figure is next to the facts, instead of in a gap above them. */
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

  /* For text of twice the size on a phone: texts get the full width. */
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

    /* Browsers paint the Canvas color behind text in this mode, so only CanvasText is readable. */
    article:focus [part='time']::after {
      border: 1px solid;
      color: CanvasText;
      background: Canvas;
    }
  }

  @media print {
    .page {
      contain: none;
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
