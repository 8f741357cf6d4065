import { html, nothing } from 'lit';
import type { FeedError } from '../api/index.js';
import { pageSize } from '../api/index.js';
import { isUnauthorized } from '../feed/feed-request.js';
import type { Messages } from '../locales/messages.js';
import type { FeedProperties } from './properties.js';
import { icon } from './rows/icons.js';
import type { Localization } from './rows/row-text.js';

/** As many placeholder rows as a page has, so that what is below the feed does not move when it loads. */
const skeletonRows = new Array(pageSize).fill(
  html`<div class="row">
    <span class="icon skeleton"></span>
    <div class="body">
      <div class="text">
        <span class="skeleton"></span><span class="skeleton"></span><span class="skeleton"></span>
      </div>
      <span class="figures skeleton"></span>
    </div>
  </div>`,
);

/** @param hasFilters whether there will be filters above the rows. */
export const loadingTemplate = (hasFilters: boolean, messages: Messages) =>
  html`<slot name="loading"
    ><div part="skeleton" role="img" aria-label=${messages.loading}>
      ${hasFilters ? html`<span class="filters skeleton"></span>` : nothing}
      <span class="heading skeleton"></span>${skeletonRows}
    </div></slot
  >`;

/** The text of a state, below a decorative icon. */
const note = (part: string, text: string, name?: Parameters<typeof icon>[0], className = 'note') =>
  html`<p part=${part} class=${className}
    >${name ? html`<span class="icon" aria-hidden="true">${icon(name)}</span>` : nothing}${text}</p
  >`;

export const idleTemplate = (messages: Messages) =>
  html`<slot name="idle">${note('idle', messages.idle, 'registration')}</slot>`;

/** @param isFiltered whether only activities of some kinds are shown. */
export const emptyTemplate = (isFiltered: boolean, messages: Messages) =>
  html`<slot name="empty"
    >${note('empty', isFiltered ? messages.emptyOfTypes : messages.empty, 'empty')}</slot
  ><slot name="empty-action"></slot>`;

/** Shown when the pages so far held none of the wanted kinds. */
export const noRowsTemplate = (text: string) => note('empty', text);

export const endTemplate = (messages: Messages) =>
  html`<slot name="end">${note('end', messages.end)}</slot>`;

/** Seen in print only: it lists the pages that were loaded. */
export const printedTemplate = (count: number, { messages, formats }: Localization) =>
  html`<p class="note printed">${messages.printed(count, formats.count(count))}</p>`;

/**
 * How a member who is signed out goes on: the content of the slot, or else the link.
 *
 * @param isOffered whether there is one of them.
 */
export const signInTemplate = (isOffered: boolean, host: FeedProperties, messages: Messages) =>
  html`<slot name="sign-in" ?hidden=${!isOffered} @slotchange=${() => host.requestUpdate()}
    >${
      host.signInUrl
        ? html`<a part="sign-in" href=${host.signInUrl}><span>${messages.signIn}</span></a>`
        : nothing
    }</slot
  >`;

/** What the member can do about an error. */
export const errorText = (error: FeedError, { errors, moreFailed }: Messages): string => {
  const { code, phase, retryable } = error;
  if (error.isHtml) return errors.network;
  // There was a first page, so the membership exists.
  if (phase === 'more' && /^(not-found|bad-request)$/.test(code)) return moreFailed;
  // If the next token request may succeed, the member need not sign in again.
  const isTemporary = code === 'token' && retryable;
  // The feed itself never fails with `not-loaded`: only the CMS loader does.
  return errors[isTemporary || code === 'not-loaded' ? 'server' : code];
};

/** Why there are no rows, or no further rows. Only the failure of the first page has a slot. */
export const errorTemplate = (error: FeedError, messages: Messages) => {
  const isFirst = error.phase === 'first';
  // To sign in again is a way on, and nothing has failed.
  const isSignedOut = isUnauthorized(error) && !error.retryable;
  const name = isSignedOut ? 'registration' : 'error';
  const text = note(
    `error error-${error.code}`,
    errorText(error, messages),
    isFirst ? name : undefined,
    isSignedOut ? 'note' : 'note failed',
  );
  return isFirst ? html`<slot name="error">${text}</slot>` : text;
};
