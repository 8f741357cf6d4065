import { css } from './css.js';

/**
 * Reads the public custom properties (`--stamps-feed-*`) that several rules use into private ones with defaults.
 * The defaults inherit the page's font and text colour, and those of single parts derive from the general ones.
 */
export const customProperties = css`
  .root {
    --_teal: light-dark(#0f6b57, #6fd6bb);
    --_green: light-dark(#0b7040, #6bd897);
    --_red: light-dark(#b3261e, #ffb4ab);
    --_canvas: Canvas;
    --_ground: Canvas;
    --_faint: color-mix(in srgb, currentColor 68%, transparent);
    --_muted: var(--stamps-feed-color-muted, var(--_faint));
    --_line: var(--stamps-feed-border-color, color-mix(in srgb, currentColor 14%, transparent));
    --_accent: var(--stamps-feed-accent, var(--_teal));
    --_space: var(--stamps-feed-space, max(1rem, 12px));
    --_radius: var(--stamps-feed-radius, 0.75rem);
    --_focus: var(--stamps-feed-focus-color, var(--_accent));
    --_icon-size: var(--stamps-feed-icon-size, max(2.5rem, 32px));
    --_offset: var(--stamps-feed-sticky-offset, var(--_covered, 0px));

    color: var(--stamps-feed-color, inherit);
    background: var(--stamps-feed-background, transparent);
    font-family: var(--stamps-feed-font, inherit);
    font-size: var(--stamps-feed-font-size, max(1rem, 1em, 14px));
  }

  /* Read here, so that a row can set them for its status. */
  [part='status'] {
    border: 1px solid var(--stamps-feed-status-border-color, var(--_line));
    border-radius: var(--stamps-feed-status-radius, 1em);
    color: var(--stamps-feed-status-color, inherit);
    background: var(--stamps-feed-status-background, transparent);
  }

  /* Ground has found out that the colour scheme does not fit the page. */
  .flipped {
    --_teal: light-dark(#6fd6bb, #0f6b57);
    --_green: light-dark(#6bd897, #0b7040);
    --_red: light-dark(#ffb4ab, #b3261e);
  }

  .plain {
    --_teal: currentColor;
    --_green: currentColor;
    --_red: currentColor;
  }

  @supports not (color: light-dark(#000, #fff)) {
    .root {
      --_teal: currentColor;
      --_green: currentColor;
      --_red: currentColor;
    }
  }

  .flipped,
  .plain {
    --_canvas: var(--_ground);
  }

  .unmuted {
    --_faint: currentColor;
  }

  /* Its transitions notify Ground of new colours. */
  .root::before {
    position: absolute;
    background: inherit;
    transition:
      color 1ms,
      background-color 1ms;
    content: '';
  }
`;
