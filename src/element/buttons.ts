import { html, nothing } from 'lit';
import type { Messages } from '../locales/messages.js';
import { revealFocused } from './dom/focus.js';
import type { Localization } from './rows/row-text.js';

// Selectors of the feed's own buttons. The rows of a `renderRow` function may contain other ones.
export const loadMoreButton = 'button[part~=load-more]';
export const showNewButton = 'button[part~=show-new]';

/**
 * Floats over the top of the feed, so that its appearance does not move the rows. A narrow feed only shows the
 * number.
 */
export const showNewTemplate = (
  count: number,
  { messages, formats }: Localization,
  onClick: (event: Event) => void,
) => {
  const text = formats.count(count);
  return html`<div class="new">
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
