import { html, nothing } from 'lit';
import type { ActivityFilter } from '../activities/index.js';
import type { FeedController } from '../feed/feed-controller.js';
import type { Messages } from '../locales/messages.js';
import { revealFocused } from './dom/focus.js';

/** The button of the filter that is chosen. */
export const chosenFilterButton = '[part~=filter-chosen]';

/** What the member can choose from. `all` alone would not be a choice. */
export const hasFilters = ({ request }: FeedController): boolean =>
  (request?.filters?.length ?? 0) > 1;

const middleOf = (element: Element): number => {
  const { left, width } = element.getBoundingClientRect();
  return left + width / 2;
};

/** Scrolls the line of filters on a phone, as far as it goes. jsdom has no such method. */
const moveToMiddle = (button: Element): void => {
  const line = button.parentElement as Element;
  line.scrollBy?.({ left: middleOf(button) - middleOf(line) });
};

/** The filters above the rows. They stay while one is chosen that has no rows, so that it can be left. */
export const filtersTemplate = (
  controller: FeedController,
  messages: Messages,
  onFilter: (filter: ActivityFilter) => void,
) => {
  const { list, request } = controller;
  const isShown = list.activities.length > 0 || list.filter !== 'all';
  if (!isShown || !hasFilters(controller)) return nothing;
  return html`<div
    part="filters"
    role="group"
    aria-label=${messages.filterBy}
    @focusin=${({ target }: FocusEvent) => revealFocused(target as Element)}
  >
    ${request?.filters?.map((filter) => {
      const isChosen = filter === list.filter;
      return html`<button
        type="button"
        part=${isChosen ? 'filter filter-chosen' : 'filter'}
        aria-pressed=${isChosen}
        @click=${({ currentTarget }: Event) => {
          moveToMiddle(currentTarget as Element);
          onFilter(filter);
        }}
      >
        <span>${messages.filters[filter]}</span>
      </button>`;
    })}
  </div>`;
};
