import { css } from './css.js';

/**
 * Reads the public custom properties (`--stamps-feed-*`) into private ones with defaults. It is the only
 * place that reads them. The defaults inherit the page's font and text colour, and those of single
 * parts derive from the general ones.
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
    --_credit: var(--stamps-feed-color-credit, var(--_green));
    --_debit: var(--stamps-feed-color-debit, currentColor);
    --_error: var(--stamps-feed-color-error, var(--_red));
    --_space: var(--stamps-feed-space, max(1rem, 12px));
    --_radius: var(--stamps-feed-radius, 0.75rem);
    --_focus: var(--stamps-feed-focus-color, var(--_accent));
    --_heading: var(--stamps-feed-heading-color, var(--_muted));
    --_row-padding: var(--stamps-feed-row-padding, calc(var(--_space) * 0.75));
    --_icon-size: var(--stamps-feed-icon-size, max(2.5rem, 32px));
    --_icon-color: var(--stamps-feed-icon-color, var(--_accent));
    --_icon-background: var(
      --stamps-feed-icon-background,
      color-mix(in srgb, currentColor 11%, transparent)
    );
    --_button-color: var(--stamps-feed-button-color, var(--_accent));
    --_button-background: var(--stamps-feed-button-background, transparent);
    --_offset: var(--stamps-feed-sticky-offset, var(--_covered, 0px));
    --_new-background: var(--stamps-feed-button-background, var(--_canvas));
    --_button-border: var(--stamps-feed-button-border-color, var(--_line));

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
