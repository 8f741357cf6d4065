import { css } from 'lit';

/** How it adapts: to the room that it has, and to what its reader needs. */
export const adaptive = css`
  @container (inline-size < 32em) {
    [part~='activity'],
    .row {
      column-gap: calc(var(--_space) * 0.625);
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
    }

    .facts,
    [part='notes'] {
      grid-column: 2 / -1;
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
      white-space: normal;
      overflow-wrap: anywhere;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    .bone,
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
    .bone {
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
