import { html, nothing } from 'lit';
import type { FeedError } from '../api/index.js';
import { pageSize } from '../api/index.js';
import type { Messages } from '../locales/messages.js';
import { revealFocused } from './controllers/reader.js';
import { icon } from './rows/icons.js';
import type { Wording } from './rows/row-text.js';

/** What stands where rows are to come: a page of about their height, so that what is below stays below. */
const skeletonRows = new Array(pageSize).fill(
  html`<div class="row">
    <span class="icon bone"></span>
    <div class="body">
      <span class="bone"></span>
      <span class="bone"></span>
      <span class="bone"></span>
    </div>
    <span class="figure bone"></span>
  </div>`,
);

export const loading = (messages: Messages) =>
  html`<slot name="loading"
    ><div part="skeleton" role="img" aria-label=${messages.loading}>
      <span class="heading bone"></span>${skeletonRows}
    </div></slot
  >`;

/** A picture above a text that stands alone; the text says the same in words. */
const sign = (name: Parameters<typeof icon>[0]) =>
  html`<span class="icon" aria-hidden="true">${icon(name)}</span>`;

export const idle = (messages: Messages) =>
  html`<slot name="idle"><p part="idle" class="note">${sign('registration')}${messages.idle}</p></slot>`;

export const empty = (isFiltered: boolean, messages: Messages) =>
  html`<slot name="empty"
    ><p part="empty" class="note">
      ${sign('transaction')}${isFiltered ? messages.emptyOfTypes : messages.empty}
    </p></slot
  >`;

/** Between pages that had nothing of the wanted kinds and those that may. */
export const noneYet = (messages: Messages) =>
  html`<p part="empty" class="note">${messages.noneYet}</p>`;

/** It floats over the feed's upper edge: that there is something new moves nothing. */
export const showNew = (count: number, { messages, formats }: Wording, onClick: () => void) =>
  html`<div class="new">
    <button type="button" part="show-new" @click=${onClick}>
      ${messages.showNew(count, formats.count(count))}
    </button>
  </div>`;

export const end = (messages: Messages) =>
  html`<slot name="end"><p part="end" class="note">${messages.end}</p></slot>`;

/** What the member can do about an error. A token that may be had later is no reason to sign in again. */
export const errorText = ({ code, retryable }: FeedError, { errors }: Messages): string =>
  errors[code === 'token' && retryable ? 'server' : code];

/** Why there are no rows, or no further ones. Only the first page's failure has a slot. */
export const failure = (error: FeedError, messages: Messages) => {
  const isFirst = error.phase === 'first';
  const text = html`<p part="error" class="note">
    ${isFirst ? sign('unknown') : nothing}${errorText(error, messages)}
  </p>`;
  return isFirst ? html`<slot name="error">${text}</slot>` : text;
};

/**
 * The one button: it loads more, tells that it does, and after a failure tries again. Its slots stay
 * where they are and are hidden: when one comes or goes, a browser looks through the whole feed for
 * slots, and the more rows there are, the longer it takes.
 */
export const button = (
  { retry, busy }: { retry: boolean; busy: boolean },
  messages: Messages,
  onClick: () => void,
) => html`<button
  type="button"
  part=${retry ? 'load-more retry' : 'load-more'}
  aria-disabled=${busy ? 'true' : nothing}
  @click=${onClick}
  @focus=${({ currentTarget }: FocusEvent) => revealFocused(currentTarget as Element)}
>
  <span class="spinner" aria-hidden="true"></span>
  ${busy && !retry ? messages.loadingMore : nothing}
  <slot name="load-more" ?hidden=${retry || busy}>${retry || busy ? nothing : messages.loadMore}</slot>
  <slot name="retry" ?hidden=${!retry}>${retry ? messages.retry : nothing}</slot>
</button>`;
