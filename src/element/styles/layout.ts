import { css } from './css.js';

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

  /* Clear of what stays at the top: a header of the site, and a heading. */
  article,
  article :is(a, button) {
    scroll-margin-block: calc(var(--_offset) + var(--_sticky, 0px) + 1rem) 5rem;
  }

  /* The room that the show-new button takes at the end of a heading, in the size of that text. */
  [part='feed'] {
    --_beside: 5em;
  }

  @container (inline-size >= 60em) {
    [part='feed'] {
      --_beside: 22em;
    }
  }

  article:focus {
    outline: none;
  }

  /* Around the row, without the heading above it. */
  article:focus-visible > [part~='activity'] {
    border-radius: var(--_radius);
    outline: 2px solid var(--_focus);
    outline-offset: 1px;
  }

  [part='group'] {
    position: relative;
  }

  [part='group-heading'],
  [part='group-sticky'],
  .heading {
    padding-block: calc(var(--_space) * 0.5);
    font-size: 0.8125em;
    font-weight: 600;
    color: var(--stamps-feed-heading-color, var(--_muted));
  }

  /* Totals are at the end of the heading's line, or in the next one. Before them is always room for the show-new
     button: they change places, so that it covers nothing and moves no row. */
  article:has(> [part='group-totals']),
  [part='group-sticky'] {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    column-gap: 0.5em;
  }

  article > [part~='activity'] {
    flex: 1 1 100%;
    min-inline-size: 0;
  }

  [part='group-heading'],
  [part='group-totals'] {
    max-inline-size: calc(100% - var(--_beside));
  }

  [part='group-heading'],
  .new ~ [part='feed'] [part='group-totals'] {
    margin-inline-end: var(--_beside);
  }

  .new ~ [part='feed'] [part='group-heading'] {
    margin-inline-end: 0;
  }

  [part='group-totals'],
  .totals {
    font-weight: 400;
    font-variant-numeric: tabular-nums;
    unicode-bidi: plaintext;
  }

  /* The copy has these of the heading. */
  [part='group-totals'] {
    margin-block-start: calc(var(--_space) * -0.5);
    font-size: 0.8125em;
    color: var(--_muted);
  }

  .new ~ [part='feed'] [part='group-sticky'] {
    align-items: center;
    box-sizing: border-box;
    min-block-size: max(2.75rem, 44px);
    padding-inline-end: var(--_beside);
  }

  [part='group'] + [part='group'] [part='group-heading'] {
    padding-block-start: calc(var(--_space) * 1.5);
  }

  /* As high as the group, and out of the flow, so that the copy of the heading moves nothing. Browsers must not
     choose it as the content that they keep in place. */
  .track {
    display: none;
    position: absolute;
    z-index: 1;
    inset: 0;
    overflow-anchor: none;
    visibility: hidden;
    pointer-events: none;
  }

  [part='group'] + [part='group'] > .track {
    inset-block-start: var(--_space);
  }

  [part='group-sticky'] {
    position: sticky;
    inset-block-start: var(--_offset);
    background: var(--_ground);
    box-shadow: 0 1px var(--_line);
    -webkit-user-select: none;
    user-select: none;
  }

  /* Taps must not go through to the row below. */
  .stuck [part='group-sticky'] {
    visibility: visible;
    pointer-events: auto;
  }

  /* Over an image, no ground would be that of the page. The show-new button stays at the top only in the line of
     a heading, so that it never covers a row. */
  @media screen and (height >= 30em) {
    .root:not(.image) .track {
      display: block;
    }

    .root:not(.image) .new {
      position: sticky;
      inset-block-start: calc(var(--_offset) + 4px);
    }
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
