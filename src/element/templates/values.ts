import type { Activity } from '../../api/index.js';
import { warnOnce } from '../warn-once.js';
import type { Lookup } from './compile.js';

const hasOwn = (value: unknown, name: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name);

/** A field of the API's item by its path, through own properties only. */
const rawValue = (raw: unknown, path: readonly string[]): unknown => {
  let value = raw;
  for (const name of path) value = hasOwn(value, name) ? value[name] : undefined;
  return value;
};

/** Objects and lists are empty texts. */
const toText = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';

/**
 * Returns the lookup for one activity: `title`, or `raw.store.name`. A missing value is empty.
 *
 * @param named the values that have a name of their own.
 */
export const valuesOf =
  (activity: Activity, named: object): Lookup =>
  (path) => {
    const [name = '', ...rest] = path.split('.');
    if (name === 'raw') return toText(rawValue(activity.raw, rest));
    if (rest.length === 0 && hasOwn(named, name)) return toText(named[name]);
    warnOnce(
      `[[${path}]] is an unknown binding. Use raw.… for a field of the API, or one of ${Object.keys(named).join(', ')}.`,
    );
    return '';
  };
