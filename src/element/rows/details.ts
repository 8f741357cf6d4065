import { html, nothing, render } from 'lit';
import type { Activity, ActivitySummary } from '../../api/index.js';
import { pageOrigin } from '../page-address.js';
import { factsBeside, factTemplate } from './details-facts.js';
import { receiptOf } from './receipt-url.js';
import type { RowContext } from './row-context.js';
import { summaryOf } from './row-text.js';

const toggleSelector = '[part=details-toggle]';

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
  // A `<base>` of the page must not lead a path to another origin.
  const href = receiptOf(summary, receiptUrl)?.replace(/^\//, `${pageOrigin()}/`);
  return html`<div part="details">
    <dl>
      ${time ? factTemplate([details.time, nothing, formats.fullTime(time)]) : nothing}
      ${factsBeside(summary, context).map(factTemplate)}
    </dl>
    ${href && html`<a part="receipt" tabindex="-1" href=${href}>${details.receipt}</a>`}
  </div>`;
};

/** The button of a row; `undefined` if the row has no details, or something else stands in its place. */
export const toggleOf = (article: Element): HTMLElement | undefined => {
  const toggle = article.querySelector<HTMLElement>(toggleSelector);
  return toggle?.getClientRects().length ? toggle : undefined;
};

const detailsOf = (article: Element) => article.querySelector('[part=details]');

/** Writes the details into a row, and marks its toggle as expanded. */
export const openDetails = (article: Element, activity: Activity, context: RowContext): void => {
  const toggle = article.querySelector(toggleSelector);
  const holder = new DocumentFragment();
  render(detailsTemplate(summaryOf(activity, context), context), holder);
  toggle?.setAttribute('aria-expanded', 'true');
  toggle?.closest('.body')?.after(holder.firstElementChild as Element);
};

/**
 * Removes the details of a row, and focuses its button.
 *
 * @returns whether the row was open.
 */
export const closeDetails = (article: Element, toggle: HTMLElement): boolean => {
  const details = detailsOf(article);
  if (!details) return false;
  details.remove();
  toggle.setAttribute('aria-expanded', 'false');
  toggle.focus();
  return true;
};

/**
 * To be called before a row is rendered again.
 *
 * @returns opens the details and focuses the control as before, if they were.
 */
export const keepDetails = (
  article: Element,
): ((activity: Activity, context: RowContext) => void) => {
  const controls = () => [...article.querySelectorAll<HTMLElement>(rowControls)];
  const wasOpen = detailsOf(article);
  const { activeElement } = article.getRootNode() as ShadowRoot;
  const focused = controls().indexOf(activeElement as HTMLElement);
  return (activity, context) => {
    if (wasOpen) openDetails(article, activity, context);
    if (focused >= 0)
      (controls()[focused] ?? (article as HTMLElement)).focus({ preventScroll: true });
  };
};
