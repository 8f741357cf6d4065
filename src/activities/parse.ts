import * as z from 'zod/mini';
import { unknown } from './kinds/unknown.js';
import type { Activity } from './registry.js';
import { definitionOf } from './registry.js';

const parse = (
  { kind, schema }: ReturnType<typeof definitionOf>,
  item: unknown,
): Activity | undefined => {
  const result = z.safeParse(schema, item);
  return result.success ? ({ ...result.data, kind, raw: item } as Activity) : undefined;
};

/**
 * Parses one activity, leniently: whatever has an id is an activity.
 *
 * @returns `undefined` for an item that is no object or has no id.
 */
export const parseActivity = (item: unknown): Activity | undefined => {
  // The fields that all activities share come first: they tell the code, and whether there is an id.
  const fallback = parse(unknown, item);
  const definition = definitionOf(fallback?.type);
  return fallback && definition !== unknown ? (parse(definition, item) ?? fallback) : fallback;
};
