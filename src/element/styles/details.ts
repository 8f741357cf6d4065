import { css } from './css.js';

/** The details of a row, and the button that opens them. */
export const details = css`
  dl button,
  [part='details-toggle'] {
    display: inline;
    min-block-size: 24px;
    margin: 0;
    padding: 0;
    border: 0;
    background-color: transparent;
    font-weight: inherit;
  }

  [part='details-toggle'] {
    display: inline-grid;
    place-content: center end;
    inline-size: max(24px, 1.5em);
    margin: -4px 0;
    margin-inline-start: -0.625em;
    padding-inline-end: 2px;
    color: var(--_muted);
    vertical-align: middle;
  }

  [part='details-toggle']::before {
    inline-size: 0.4em;
    block-size: 0.4em;
    border: solid;
    border-width: 0 0.1em 0.1em 0;
    rotate: 45deg;
    translate: 0 -25%;
    content: '';
  }

  [aria-expanded='true']::before {
    rotate: 225deg;
    translate: 0 25%;
  }

  [part='details'] {
    flex: 1 1 60%;
    margin-inline-start: calc(var(--_icon-size) + var(--_space) * 0.75);
    padding: calc(var(--_space) * 0.75);
    border-radius: var(--_radius);
    background: color-mix(in srgb, currentColor 5%, transparent);
    font-size: 0.875em;
    overflow-wrap: anywhere;
  }

  dl {
    display: grid;
    grid-template-columns: fit-content(40%) 1fr;
    align-items: baseline;
    gap: 0.375em 1em;
    margin: 0;
  }

  dt {
    color: var(--_muted);
  }

  dd {
    margin: 0;
    unicode-bidi: plaintext;
  }

  [part='notes'] {
    white-space: pre-line;
  }

  [part='invoice'] {
    direction: ltr;
    unicode-bidi: isolate;
  }

  [part='copy'],
  [part='receipt'] {
    color: var(--_accent);
    text-decoration: underline;
  }

  [part='receipt'] {
    display: inline-block;
    margin-block-start: 0.375em;
  }

  /* Below the text, as the icon is smaller here. */
  @container (inline-size < 32em) {
    [part='details'] {
      margin-inline-start: calc(var(--_icon-size) * 0.875 + var(--_space) * 0.75);
    }
  }

  @container (inline-size < 17em) {
    [part='details'] {
      margin: 0;
    }
  }
`;
