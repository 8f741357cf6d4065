import { parse } from './fields.js';
import { unknown } from './kinds/unknown.js';
import type { Activity } from './registry.js';
import { definitionOf } from './registry.js';

const parseAs = (
  { kind, schema }: ReturnType<typeof definitionOf>,
  item: unknown,
): Activity | undefined => {
  const fields = parse(schema, item);
  return fields && ({ ...fields, kind, raw: item } as Activity);
};

/**
 * Parses one item of the API's response. Every object with an id becomes an activity, of kind `unknown`
 * if nothing more can be read.
 *
 * @returns `undefined` for an item that is not an object or has no id.
 */
export const parseActivity = (item: unknown): Activity | undefined => {
  // The common fields are parsed first: they include the id and the code.
  const fallback = parseAs(unknown, item);
  const definition = definitionOf(fallback?.type);
  return fallback && definition !== unknown ? (parseAs(definition, item) ?? fallback) : fallback;
};
