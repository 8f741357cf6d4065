import type { Activity } from '../../api/index.js';
import type { ShownActivity } from '../rows/row-text.js';
import { warnOnce } from '../warn-once.js';
import type { Lookup } from './compile.js';

const hasOwn = (value: unknown, name: string): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name);

/** A field of the wire by its path, through own properties only. */
const rawValue = (raw: unknown, path: readonly string[]): unknown => {
  let value = raw;
  for (const name of path) value = hasOwn(value, name) ? value[name] : undefined;
  return value;
};

/** What may stand in a text: an object has no words of its own. */
const toText = (value: unknown): string =>
  ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';

/** Gives what `[[title]]` or `[[raw.store.name]]` stands for; what is missing is the empty text. */
export const valuesOf =
  (activity: Activity, shown: ShownActivity): Lookup =>
  (path) => {
    const [name = '', ...rest] = path.split('.');
    if (name === 'raw') return toText(rawValue(activity.raw, rest));
    if (rest.length === 0 && hasOwn(shown, name)) return toText(shown[name]);
    warnOnce(
      `[[${path}]] is no binding. There are ${Object.keys(shown)
        .map((it) => `[[${it}]]`)
        .join(', ')}, and [[raw.…]] for a field of the API.`,
    );
    return '';
  };
