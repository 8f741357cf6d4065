import { css } from './css.js';

/** The texts of the states, the buttons and the skeleton. */
export const controls = css`
  .note {
    margin: 0;
    padding: calc(var(--_space) * 1.5) var(--_space);
    text-align: center;
    text-wrap: balance;
    color: var(--_muted);
  }

  /* On a line of its own but inline, so that the paragraph stays a single inline formatting context. */
  .note .icon {
    display: inline-grid;
    margin: 0 calc(50% - var(--_icon-size) / 2) calc(var(--_space) * 0.75);
  }

  [part='empty'] .icon {
    --_icon-size: 6rem;
    background-color: transparent;
  }

  [part~='error'] {
    padding-block-end: 0;
  }

  .failed,
  .failed .icon {
    color: var(--stamps-feed-color-error, var(--_red));
  }

  [part='end'] {
    font-size: 0.875em;
  }

  .printed {
    display: none;
  }

  slot[name='sign-in']:not([hidden]),
  slot[name='empty-action'] {
    display: block;
    text-align: center;
  }

  slot[name='sign-in'] {
    padding-block: var(--_space);
  }

  button,
  [part='sign-in'] {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: max(2.75rem, 44px);
    margin: var(--_space) auto;
    scroll-margin-block: 5rem;
    padding: 0.5em 1.5em;
    border: 1px solid var(--stamps-feed-button-border-color, var(--_line));
    border-radius: var(--_radius);
    color: var(--stamps-feed-button-color, var(--_accent));
    background: var(--stamps-feed-button-background, transparent);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  [part='sign-in'] {
    box-sizing: border-box;
    inline-size: fit-content;
    margin-block: 0;
    text-decoration: none;
  }

  /* An overlay instead of another background, because the page's background may be a gradient. */
  button:hover,
  [part='sign-in']:hover {
    box-shadow: inset 0 0 0 9rem color-mix(in srgb, currentColor 8%, transparent);
  }

  button:focus-visible,
  [part='sign-in']:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  button[aria-disabled] {
    cursor: progress;
  }

  /* At the end of the first heading's line. It has no height, so its appearance moves nothing. */
  .new {
    position: relative;
    z-index: 2;
    block-size: 0;
  }

  .new > button {
    margin-block: 0;
    margin-inline-end: 0;
  }

  [part='show-new'] {
    min-block-size: max(2.25rem, 36px);
    border-radius: 2em;
    background: var(--stamps-feed-button-background, var(--_canvas));
    box-shadow: 0 2px 8px rgb(0 0 0 / 0.25);
    font-size: 0.875em;
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

  /* One animation for all bars: each costs a layer. */
  [part='skeleton'] {
    animation: breathe 1.6s ease-in-out infinite;
  }

  .skeleton {
    display: block;
    background: color-mix(in srgb, currentColor 10%, transparent);
  }

  /* A bar is as high as the letters of its line, and its margins make up the rest of the line. */
  .skeleton:not(.icon) {
    block-size: 0.75em;
    margin-block: 0.325em;
    border-radius: 0.375em;
  }

  .heading.skeleton {
    inline-size: 8em;
    margin-block: calc(var(--_space) * 0.5 + 0.325em);
    padding: 0;
  }

  .row .body {
    align-items: start;
  }

  /* In a flex container, margins do not collapse. */
  .row .text {
    display: flex;
    flex-direction: column;
  }

  .text .skeleton {
    inline-size: 60%;
  }

  .text .skeleton + .skeleton {
    inline-size: 46%;
    font-size: 0.875em;
  }

  /* Vary the lengths of the bars. */
  .row:nth-of-type(3n) .text :first-child {
    inline-size: 74%;
  }

  /* On a phone, some texts wrap; on a small one, most. */
  .text .skeleton:nth-child(3) {
    display: none;
  }

  @container (inline-size < 26em) {
    .row:nth-of-type(2n) .skeleton:nth-child(3) {
      display: block;
    }
  }

  @container (inline-size < 22em) {
    .row:nth-of-type(3n + 1) .skeleton:nth-child(3) {
      display: block;
    }
  }

  @container (inline-size <= 20em) {
    .row .skeleton:nth-child(3) {
      display: block;
    }
  }

  .figures.skeleton {
    inline-size: 2.5em;
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
