import type * as z from 'zod/v4/core';
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

/** The documented kinds, in the order of the API's table "Activity Type". */
export const definitions = [
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

export type Definition = (typeof definitions)[number] | typeof unknown;

/** The name of a kind, used for slots, parts, the `types` attribute and translations. */
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
 * One activity of a member, discriminated by `kind`. Its fields have the API's names. Numbers that were
 * sent as strings are numbers, `created` is in Unix seconds, and undocumented fields are kept.
 */
export type Activity = Parsed<Definition>;

/** The activity of one kind: `ActivityOf<'transaction'>`. */
export type ActivityOf<K extends ActivityKind> = Extract<Activity, { readonly kind: K }>;

/** The definition for the API's `type` or for a kind; `unknown` for a code that is not documented. */
export const definitionOf = (codeOrKind: number | string | null | undefined): Definition =>
  definitions.find(({ code, kind }) => code === codeOrKind || kind === codeOrKind) ?? unknown;

/** The names of all kinds, `unknown` last. */
export const activityKinds: readonly ActivityKind[] = [...definitions, unknown].map(
  ({ kind }) => kind,
);
