import { css } from 'lit';

/** What stands in for rows or below them: texts, the button, the skeleton. */
export const controls = css`
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
    min-block-size: max(2.75rem, 44px);
    margin: var(--_space) auto;
    scroll-margin-block: 5rem;
    padding: 0.5em 1.5em;
    border: 1px solid var(--_button-border);
    border-radius: var(--_radius);
    color: var(--_button-color);
    background: var(--_button-background);
    font: inherit;
    font-weight: 600;
    cursor: pointer;
  }

  /* A veil, and not another background: a merchant's may be a gradient. */
  button:hover {
    box-shadow: inset 0 0 0 9rem color-mix(in srgb, currentColor 8%, transparent);
  }

  button:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  button[aria-disabled] {
    cursor: progress;
  }

  /* In sight while the feed is, and no part of the flow: that it comes moves nothing. */
  .new {
    position: sticky;
    z-index: 1;
    inset-block-start: var(--_space);
    block-size: 0;
  }

  [part='show-new'] {
    min-block-size: max(2.25rem, 36px);
    margin-block: 0;
    border-radius: 2em;
    background: var(--_new-background);
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
