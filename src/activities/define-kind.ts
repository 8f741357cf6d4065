import type * as z from 'zod/v4/core';
import type { ObjectSchema } from './fields.js';
import { base, object } from './fields.js';
import type { ActivityWords } from './words.js';

/** The status of an activity: `created` 1 · `canceled` 2 · `open` 3 on the wire. */
export type ActivityStatus = 'created' | 'canceled' | 'open';

/** By the codes of the API's table "Status". */
export const statuses: readonly (ActivityStatus | undefined)[] = [
  undefined,
  'created',
  'canceled',
  'open',
];

/** The part of a summary that depends on the kind. `status` is the API's code. */
export interface KindFacts {
  /** The API's own name. */
  name?: string | null;
  /** A title that goes before the name and the kind's title. */
  title?: (words: ActivityWords) => string;
  /** Whether the title is where it happened. */
  titleIsPlace?: boolean;
  /** Whether the title has all that the notes say. */
  titleHasNotes?: boolean;
  stamps?: number | null;
  amount?: number | null;
  purchaseTotal?: number | null;
  status?: number | null;
  reference?: string | null;
  originalReference?: string | null;
  channel?: string | null;
  notes?: string | null;
}

/** One kind of activity: its code in the API, its schema, and how to summarize it. */
export interface Kind<K extends string, S extends z.$ZodLooseShape> {
  /** The name used for slots, parts, the `types` attribute and translations. */
  readonly kind: K;
  /** The API's `type`, from its table "Activity Type". */
  readonly code: number;
  readonly schema: ObjectSchema<S>;
  readonly facts: (activity: z.output<ObjectSchema<S>>) => KindFacts;
}

/**
 * Defines a kind.
 *
 * @param definition.shape the fields beside those that every activity has.
 * @param definition.facts reads a parsed activity's part of the summary; nothing unless given.
 */
export const defineKind = <const K extends string, S extends z.$ZodLooseShape>(definition: {
  kind: K;
  code: number;
  shape: S;
  facts?: (activity: z.output<ObjectSchema<typeof base & S>>) => KindFacts;
}): Kind<K, typeof base & S> => {
  const { shape, facts = () => ({}), ...rest } = definition;
  return { ...rest, schema: object({ ...base, ...shape }), facts };
};

/** Makes stamps negative that leave the account. The API sends them with or without a minus. */
export const debit = (stamps: number | null | undefined): number | undefined =>
  stamps == null ? undefined : 0 - Math.abs(stamps);
