import type { KindFacts } from './define-kind.js';
import { number } from './fields.js';
import type { LevelChange } from './words.js';

/** The API writes "Overriden". */
const levelNotes: readonly (readonly [LevelChange, RegExp])[] = [
  ['upgraded', /^upgraded to (.+)$/i],
  ['downgraded', /^downgraded to (.+)$/i],
  ['overridden', /^overrid+en to (.+)$/i],
];

/** What notes say about the level; nothing if the API writes anything else. */
const levelFacts = (notes: string | null | undefined): KindFacts => {
  for (const [change, pattern] of levelNotes) {
    const [, level] = pattern.exec(notes?.trim() ?? '') ?? [];
    if (level) return { title: ({ levels }) => levels[change](level), titleHasNotes: true };
  }
  return {};
};

interface MembershipLevel {
  readonly stamps?: number | null;
  readonly notes?: string | null;
}

/** Shared by the kinds that change the membership level. They have stamps, but usually 0. */
export const membershipLevel = {
  shape: { stamps: number },
  // "0 stamps" would say nothing, so the summary leaves it out.
  facts: ({ stamps, notes }: MembershipLevel): KindFacts => ({
    stamps: stamps || undefined,
    ...levelFacts(notes),
  }),
};
