import type { Activity, ActivitySummary } from '../../api/index.js';
import { warnOnce } from '../warn-once.js';
import type { RowContext } from './row-context.js';

/** Lit's template results have this property. */
const isTemplateResult = (value: object): boolean => '_$litType$' in value;

/** What `renderRow` returns; `undefined` or `null` if it leaves the row to the feed, or fails. */
export const customContent = (
  activity: Activity,
  summary: ActivitySummary,
  context: RowContext,
): unknown => {
  let content: unknown;
  try {
    content = context.renderRow?.(activity, summary);
  } catch (error) {
    warnOnce(`renderRow threw an error: ${error}`);
  }
  if (content === undefined || content === null || typeof content === 'string') return content;
  if (typeof content === 'object' && ('nodeType' in content || isTemplateResult(content))) {
    return content;
  }
  warnOnce('renderRow must return a Lit template, a node, a string or undefined.');
  return undefined;
};
