import { css } from './css.js';

/** The filters above the rows. */
export const filters = css`
  [part='filters'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    padding-block: 0.325em;
  }

  [part~='filter'] {
    flex: none;
    min-block-size: max(2.25rem, 36px);
    margin: 0;
    padding: 0.25em 1em;
    border-radius: 2em;
    color: inherit;
    background-color: transparent;
    font-size: 0.875em;
  }

  /* The chosen one has a tick, so that it differs by more than its colour. */
  button[aria-pressed='true'] {
    border-color: var(--_accent);
  }

  [aria-pressed='true'] > span::before {
    content: '';
    display: inline-block;
    inline-size: 0.35em;
    block-size: 0.65em;
    margin-inline-end: 0.5em;
    border: solid;
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -0.1em;
  }

  /* White or black, whichever is easier to read on the accent. The accent may refer to currentColor, so the
     color is set on an element inside. */
  @supports (color: color(from currentColor xyz-d65 x y z)) {
    button[aria-pressed='true'] {
      background: var(--_accent);
    }

    [part='sign-in'] {
      background: var(--stamps-feed-button-background, var(--_accent));
    }

    [aria-pressed='true'] > span,
    [part='sign-in'] > span {
      --_white: clamp(0, (0.18 - y) * 1000, 1);
      --_on: color(from var(--_accent) xyz-d65 calc(0.95 * var(--_white)) var(--_white) calc(1.089 * var(--_white)));

      color: var(--_on);
    }

    [part='sign-in'] > span {
      color: var(--stamps-feed-button-color, var(--_on));
    }
  }

  .filters.skeleton {
    inline-size: 12em;
    block-size: max(2.25rem, 36px);
    border-radius: 2em;
  }

  /* One line, as a phone has little height. The padding is room for the focus ring. */
  @container (inline-size < 32em) {
    [part='filters'] {
      flex-wrap: nowrap;
      overflow-x: auto;
      padding-inline: 3px;
      scrollbar-width: thin;
    }

    [part~='filter'] {
      scroll-margin-inline: 3px;
      outline-offset: 1px !important;
    }
  }
`;
