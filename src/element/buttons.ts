import { html, nothing } from 'lit';
import type { Messages } from '../locales/messages.js';
import { revealFocused } from './dom/focus.js';
import type { Localization } from './rows/row-text.js';

// Selectors of the feed's own buttons. The rows of a `renderRow` function may contain other ones.
export const loadMoreButton = 'button[part~=load-more]';
export const showNewButton = 'button[part~=show-new]';

/**
 * Stands at the end of the first heading's line, so that its appearance does not move the rows. Without a heading,
 * it has a line of its own. Only a wide feed has room for its words, the others show the number.
 */
export const showNewTemplate = (
  count: number,
  hasHeading: boolean,
  { messages, formats }: Localization,
  onClick: (event: Event) => void,
) => {
  const text = formats.count(count);
  return html`<div class=${hasHeading ? 'new' : nothing}>
    <button type="button" part="show-new" data-count=${text} @click=${onClick}>
      <span>${messages.showNew(count, text)}</span>
    </button>
  </div>`;
};

/**
 * The button below the rows: it loads more, shows that it is loading, and retries after a failure.
 *
 * Both slots stay in the document and one is hidden. When a slot is added or removed, browsers look
 * through the whole feed for slots, which takes longer with every row.
 */
export const loadMoreTemplate = (
  { isRetry, isBusy }: { isRetry: boolean; isBusy: boolean },
  messages: Messages,
  onClick: (event: Event) => void,
) => html`<button
  type="button"
  part=${isRetry ? 'load-more retry' : 'load-more'}
  aria-disabled=${isBusy ? 'true' : nothing}
  @click=${onClick}
  @focus=${({ currentTarget }: FocusEvent) => revealFocused(currentTarget as Element)}
>
  <span class="spinner" aria-hidden="true"></span>
  ${isBusy && !isRetry ? messages.loadingMore : nothing}
  <slot name="load-more" ?hidden=${isRetry || isBusy}
    >${isRetry || isBusy ? nothing : messages.loadMore}</slot
  >
  <slot name="retry" ?hidden=${!isRetry}>${isRetry ? messages.retry : nothing}</slot>
</button>`;
