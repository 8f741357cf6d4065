import type * as z from 'zod/mini';
import { award } from './kinds/award.js';
import { balanceUpdate } from './kinds/balance-update.js';
import { legacyActivation } from './kinds/legacy-activation.js';
import { legacyMerge } from './kinds/legacy-merge.js';
import { membershipDowngrade } from './kinds/membership-downgrade.js';
import { membershipOverride } from './kinds/membership-override.js';
import { membershipUpgrade } from './kinds/membership-upgrade.js';
import { redemption } from './kinds/redemption.js';
import { registration } from './kinds/registration.js';
import { stampsDeduction } from './kinds/stamps-deduction.js';
import { stampsExpiry } from './kinds/stamps-expiry.js';
import { stampsRefund } from './kinds/stamps-refund.js';
import { survey } from './kinds/survey.js';
import { transaction } from './kinds/transaction.js';
import { transactionReturn } from './kinds/transaction-return.js';
import { unknown } from './kinds/unknown.js';

/** Every kind that the API documents, in the order of its table "Activity Type". */
export const kinds = [
  transaction,
  redemption,
  award,
  membershipUpgrade,
  membershipDowngrade,
  balanceUpdate,
  survey,
  registration,
  stampsDeduction,
  transactionReturn,
  membershipOverride,
  legacyMerge,
  legacyActivation,
  stampsExpiry,
  stampsRefund,
] as const;

type Definition = (typeof kinds)[number] | typeof unknown;

/** The name of a kind: of slots, parts, the `types` attribute and translations. */
export type ActivityKind = Definition['kind'];

type Parsed<D extends Definition> = D extends Definition
  ? z.output<D['schema']> & {
      /** Discriminates the union. */
      readonly kind: D['kind'];
      /** The activity as the API sent it, untouched. */
      readonly raw: Readonly<Record<string, unknown>>;
    }
  : never;

/**
 * One activity of a member, discriminated by `kind`. Its fields keep the wire's names; numbers sent
 * as text are numbers, `created` is in Unix seconds, and fields that nobody documented are kept.
 */
export type Activity = Parsed<Definition>;

/** The activity of one kind: `ActivityOf<'transaction'>`. */
export type ActivityOf<K extends ActivityKind> = Extract<Activity, { readonly kind: K }>;

export const byKind: ReadonlyMap<string, Definition> = new Map(
  [...kinds, unknown].map((definition) => [definition.kind, definition]),
);

const byCode: ReadonlyMap<number, Definition> = new Map(
  kinds.map((definition) => [definition.code, definition]),
);

/** The definition of a type's code; `unknown` for a code that the API does not document. */
export const definitionOf = (code: number | null | undefined): Definition =>
  byCode.get(code ?? Number.NaN) ?? unknown;

/** The kinds' names, `unknown` last. */
export const activityKinds: readonly ActivityKind[] = [...kinds, unknown].map(({ kind }) => kind);
