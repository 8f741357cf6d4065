import type { ActivitySummary } from '../../api/index.js';
import { linkUrl } from '../dom/link-url.js';
import { component } from '../templates/urls.js';

const placeholder = /\{(reference|id)\}/g;

/** The template of the receipt links, if it is one: `/receipts/{reference}`. */
export const receiptTemplate = (text: string): string | undefined => {
  const filled = text.replace(placeholder, 'x');
  return filled === text ? undefined : linkUrl(text, filled);
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
