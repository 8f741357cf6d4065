import { html, nothing, render } from 'lit';
import type { Activity, ActivitySummary } from '../../api/index.js';
import { pageOrigin } from '../page-address.js';
import { factsBeside, factTemplate } from './details-facts.js';
import { receiptOf } from './receipt-url.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';

const toggleSelector = '[part=details-toggle]';
const detailsSelector = '[part=details]';

/** The controls of a row, in the order of the Tab key. */
export const rowControls = `${toggleSelector},[part=copy],[part=receipt]`;

/** The button that opens the details of a row, if there is anything beside the full date. */
export const detailsToggle = (summary: ActivitySummary, context: RowContext) =>
  factsBeside(summary, context).length > 0 || receiptOf(summary, context.receiptUrl)
    ? html`<button
        type="button"
        part="details-toggle"
        tabindex="-1"
        aria-expanded="false"
        aria-label=${`${context.messages.details.toggle}, ${summary.title}`}
      ></button>`
    : nothing;

const detailsTemplate = (summary: ActivitySummary, context: RowContext) => {
  const { formats, messages, receiptUrl } = context;
  const { details } = messages;
  const { time } = summary;
  const receipt = receiptOf(summary, receiptUrl);
  // A `<base>` of the page must not lead a path to another origin.
  const href = receipt?.replace(/^\//, `${pageOrigin()}/`);
  return html`<dl>
      ${time ? factTemplate([details.time, undefined, formats.fullTime(time)]) : nothing}
      ${factsBeside(summary, context).map(factTemplate)}
    </dl>
    ${href ? html`<a part="receipt" tabindex="-1" href=${href}>${details.receipt}</a>` : nothing}`;
};

/** The button of a row; `undefined` if the row has no details, or something else stands in its place. */
export const toggleOf = (article: Element): HTMLElement | undefined => {
  const toggle = article.querySelector<HTMLElement>(toggleSelector);
  return toggle?.getClientRects().length ? toggle : undefined;
};

export const isOpen = (article: Element): boolean => !!article.querySelector(detailsSelector);

/** Writes the details of a row, if it has any. */
export const openDetails = (article: Element, activity: Activity, context: RowContext): void => {
  const toggle = article.querySelector(toggleSelector);
  if (!toggle) return;
  const details = document.createElement('div');
  details.setAttribute('part', 'details');
  render(detailsTemplate(summaryOf(activity, context), context), details);
  toggle.closest('.body')?.after(details);
  toggle.setAttribute('aria-expanded', 'true');
};

/** Removes the details of a row. The focus in them goes to the button. */
export const closeDetails = (article: Element): void => {
  const toggle = article.querySelector<HTMLElement>(toggleSelector);
  const details = article.querySelector(detailsSelector);
  if (details?.contains((article.getRootNode() as ShadowRoot).activeElement)) toggle?.focus();
  details?.remove();
  toggle?.setAttribute('aria-expanded', 'false');
};

/**
 * To be called before a row is rendered again.
 *
 * @returns opens the details and focuses the control as before, if they were.
 */
export const keepDetails = (
  article: Element,
): ((activity: Activity, context: RowContext) => void) => {
  const controls = () => [...article.querySelectorAll(rowControls)];
  const wasOpen = isOpen(article);
  const { activeElement } = article.getRootNode() as ShadowRoot;
  const focused = activeElement ? controls().indexOf(activeElement) : -1;
  return (activity, context) => {
    if (wasOpen) openDetails(article, activity, context);
    if (focused < 0) return;
    ((controls()[focused] ?? article) as HTMLElement).focus({ preventScroll: true });
  };
};
