import { css } from 'lit';

/** Where things stand. It hangs on `.root` and not on `:host`: a page's reset can reach the host, not inside. */
export const layout = css`
  :host {
    display: block;
  }

  :host([hidden]) {
    display: none;
  }

  .root {
    container-type: inline-size;
    line-height: 1.4;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
  }

  .page {
    /* A browser lays out only the pages near the screen; it guesses the height of the others. */
    content-visibility: auto;
    contain-intrinsic-size: auto 1600px;
    overflow-clip-margin: 4px;
  }

  .short {
    content-visibility: visible;
  }

  article {
    scroll-margin-block: 5rem;
    border-radius: var(--_radius);
  }

  article:focus {
    outline: none;
  }

  article:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: -2px;
  }

  [part='group-heading'],
  .heading {
    padding-block: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--_heading);
  }

  .page:first-child > article:first-child > [part='group-heading'] {
    padding-block-start: calc(var(--_space) * 0.5);
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
