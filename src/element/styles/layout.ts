import { css } from 'lit';

/** The layout. It is on `.root`, not on `:host`, because a page's CSS reset applies to the host. */
export const layout = css`
  /* As wide as the container, even where a box shrinks to its content: in a flex row, or as a float. The
     older names have rules of their own, because the minifier keeps only a property's last declaration. */
  @supports (inline-size: -moz-available) {
    :host {
      inline-size: -moz-available;
    }
  }

  @supports (inline-size: -webkit-fill-available) {
    :host {
      inline-size: -webkit-fill-available;
    }
  }

  :host {
    display: block;
    min-inline-size: 0;
    inline-size: stretch;
  }

  :host([hidden]) {
    display: none;
  }

  /* Here the browser's search finds the rows, and reveals them. */
  @supports (content-visibility: hidden) {
    :host([hidden='until-found' i]) {
      display: block;
      content-visibility: hidden;
    }
  }

  .root {
    container-type: inline-size;
    /* The width in a container that shrinks to its content, such as a popover. It fits on a phone. */
    contain-intrinsic-inline-size: min(280px, 50vw);
    line-height: 1.4;
    text-align: start;
    text-indent: 0;
    white-space: normal;
    word-break: normal;
    overflow-wrap: break-word;
  }

  /* As content-visibility will have it, since Chromium counts a change of containment as a layout shift. */
  .page {
    contain: layout paint style;
    overflow-clip-margin: 4px;
  }

  /* Browsers lay out only the pages near the viewport. The others have the height from PageSizes. */
  .measured {
    content-visibility: auto;
  }

  /* Also for slotted rows, whose own CSS may set another visibility. */
  .concealed {
    visibility: hidden !important;
    opacity: 0 !important;
  }

  article {
    scroll-margin-block: max(5rem, var(--_offset) + 1rem) 5rem;
    border-radius: var(--_radius);
  }

  article:focus {
    outline: none;
  }

  article:focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  [part='group-heading'],
  .heading {
    padding-block: calc(var(--_space) * 1.5) calc(var(--_space) * 0.5);
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--_heading);
  }

  [part='group']:first-child > :first-child > article:first-child > [part='group-heading'] {
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
