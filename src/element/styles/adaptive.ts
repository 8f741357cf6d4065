import { css } from './css.js';

/** Adapts to the width of the container and to the user's preferences. */
export const adaptive = css`
  /* Without a script, server-rendered rows are shown but not what needs a script. */
  @media (scripting: none) {
    button {
      display: none !important;
    }
  }

  @container (inline-size < 60em) {
    /* Only a number, which leaves the line of the heading readable. */
    .new > button {
      padding-inline: 1em;
    }

    .new > ::before {
      inline-size: 0.4em;
      block-size: 0.4em;
      border: solid;
      border-width: 0.1em 0 0 0.1em;
      rotate: 45deg;
      translate: 0 25%;
      content: '';
    }

    .new > ::after {
      content: attr(data-count);
      content: attr(data-count) / '';
    }

    .new span {
      position: absolute;
      inline-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
      white-space: nowrap;
    }
  }

  @container (inline-size < 32em) {
    [part='icon'],
    .icon {
      inline-size: calc(var(--_icon-size) * 0.875);
      block-size: calc(var(--_icon-size) * 0.875);
    }
  }

  @media (prefers-reduced-motion: reduce) {
    [part='skeleton'],
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
    .skeleton {
      border: 1px solid;
    }

    button[aria-disabled] {
      color: GrayText;
    }
  }

  @media print {
    .page {
      contain: none;
      content-visibility: visible;
    }

    article {
      break-inside: avoid;
    }

    .long {
      -webkit-line-clamp: none !important;
    }

    button,
    slot[name='sign-in'] {
      display: none !important;
    }

    .printed {
      display: block;
    }
  }
`;
