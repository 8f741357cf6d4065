import { html, isServer, nothing } from 'lit';
import type { ActivityFilter } from '../activities/index.js';
import type { FeedController } from '../feed/feed-controller.js';
import { isUnauthorized } from '../feed/feed-request.js';
import { loadMoreTemplate, showNewTemplate } from './buttons.js';
import type { KeyboardNavigation } from './controllers/keyboard-navigation.js';
import type { RowDetails } from './controllers/row-details.js';
import { filtersTemplate, hasFilters } from './filters.js';
import type { FeedProperties } from './properties.js';
import type { RowContext } from './rows/row-context.js';
import { servedRows } from './rows/served-rows.js';
import {
  emptyTemplate,
  endTemplate,
  errorTemplate,
  idleTemplate,
  loadingTemplate,
  noRowsTemplate,
  printedTemplate,
  signInTemplate,
} from './states.js';

/** What is rendered beside the controller's state. */
interface FeedView {
  readonly host: FeedProperties;
  readonly context: RowContext;
  readonly keyboard: KeyboardNavigation;
  readonly details: RowDetails;
  readonly onFilter: (filter: ActivityFilter) => void;
  readonly onLoadMore: (event: Event) => void;
  readonly onShowNew: (event: Event) => void;
}

/** Whether the whole history is shown. */
export const isComplete = ({ list, error }: FeedController): boolean =>
  list.isComplete === true && !error;

/** Whether the whole history is known and has no activity to show. A filter can be left, so it does not count. */
export const isEmpty = (controller: FeedController): boolean =>
  isComplete(controller) &&
  controller.list.activities.length === 0 &&
  controller.list.filter === 'all';

/** The content of the element's shadow root. In a browser, `FeedRows` adds the rows to it. */
export const feedTemplate = (controller: FeedController, view: FeedView) => {
  const { list, error, status, hasMore, isRetrying, loading } = controller;
  const { host, context, keyboard } = view;
  const { messages } = context;
  const newCount = list.pending.length;
  const [first] = list.activities;
  const hasRows = !!first;
  const hasHeading = !!context.formats.group(first?.created ?? 0);
  // Concealed rows keep their layout, so that the scroll position stays.
  const { isConcealed } = controller;
  const isSignedOut = error && isUnauthorized(error);
  const offersSignIn =
    isSignedOut && !!(host.signInUrl || host.querySelector(':scope > [slot=sign-in]'));
  const hasButton = offersSignIn
    ? error.retryable
    : hasMore || isRetrying || (error && error.code !== 'invalid-config');
  return html`<div class="root" lang=${messages.language}>
    <slot name="header"></slot>
    ${filtersTemplate(controller, messages, view.onFilter)}
    ${newCount > 0 && !isConcealed ? showNewTemplate(newCount, hasHeading, context, view.onShowNew) : nothing}
    ${
      hasRows
        ? html`<div class="ruler"></div><div
            part="feed"
            role="feed"
            class=${isConcealed ? 'concealed' : nothing}
            ?inert=${isConcealed}
            aria-label=${host.label ?? messages.label}
            aria-busy="false"
            @keydown=${keyboard.onKeyDown}
            @focusin=${keyboard.onFocusIn}
            @click=${view.details.onClick}
          >
            ${isServer ? servedRows(list.pages, context) : nothing}
          </div>`
        : nothing
    }
    ${loading === 'first' && !isRetrying && !hasRows ? loadingTemplate(hasFilters(controller), messages) : nothing}
    ${status === 'idle' ? idleTemplate(messages) : nothing}
    ${error ? errorTemplate(error, messages) : nothing}
    ${isEmpty(controller) ? emptyTemplate(list.isFiltered, messages) : nothing}
    ${
      status === 'ready' && !hasRows && !isEmpty(controller)
        ? noRowsTemplate(hasMore ? messages.noneYet : messages.emptyOfTypes)
        : nothing
    }
    ${isComplete(controller) && hasRows ? endTemplate(messages) : nothing}
    ${hasRows && !isConcealed && !isComplete(controller) ? printedTemplate(list.activities.length, context) : nothing}
    ${isSignedOut ? signInTemplate(!!offersSignIn, host, messages) : nothing}
    ${
      hasButton
        ? loadMoreTemplate({ isRetry: !!error, isBusy: !!loading }, messages, view.onLoadMore)
        : nothing
    }
    <div class="hidden" aria-live="polite" aria-atomic="true"></div>
    <slot name="footer"></slot>
  </div>`;
};
