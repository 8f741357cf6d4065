import * as z from 'zod/mini';
import type { Activity } from './registry.js';
import { definitionOf } from './registry.js';
import { unknown } from './unknown.js';

const parse = ({ kind, schema }: ReturnType<typeof definitionOf>, item: unknown) => {
  const result = z.safeParse(schema, item);
  return result.success
    ? { success: true as const, data: { ...result.data, kind, raw: item } as Activity }
    : result;
};

/**
 * Parses one activity, leniently: whatever has an id is an activity.
 *
 * @returns zod's result: `data` is the activity; without success, `error` says why it can't be one.
 */
export const parseActivity = (item: unknown) => {
  // The fields that all activities share come first: they tell the code, and whether there is an id.
  const fallback = parse(unknown, item);
  if (!fallback.success) return fallback;
  const definition = definitionOf(fallback.data.type);
  if (definition === unknown) return fallback;
  const result = parse(definition, item);
  return result.success ? result : fallback;
};
