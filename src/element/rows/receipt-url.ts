import type { ActivitySummary } from '../../api/index.js';
import { component } from '../templates/urls.js';

const placeholder = /\{(reference|id)\}/g;

/** A path of the page's origin, or an https address without a user name. Neither starts with a placeholder. */
const allowedStart = /^(?:https:\/\/[^/?#@{}]+[/?#]|\/(?!\/))/i;

/** The template of the receipt links, if it is one: `/receipts/{reference}`. */
export const receiptTemplate = (text: string): string | undefined => {
  const sample = text.replace(placeholder, 'x');
  const isAllowed = sample !== text && allowedStart.test(text) && !/[\s\p{C}\\{}]/u.test(sample);
  try {
    return isAllowed && new URL(sample, 'https://x') ? text : undefined;
  } catch {
    return undefined;
  }
};

/** The receipt of an activity; `undefined` if a placeholder has no value, or none that can be in a URL. */
export const receiptOf = (
  summary: ActivitySummary,
  template: string | undefined,
): string | undefined => {
  let isComplete = true;
  const url = template?.replace(placeholder, (_, name: 'reference' | 'id') => {
    const value = component(String(summary[name] ?? ''));
    isComplete &&= !!value;
    return value ?? '';
  });
  return isComplete ? url : undefined;
};
