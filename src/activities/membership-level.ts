import type { KindFacts } from './define-kind.js';
import { number } from './fields.js';

/** Shared by the kinds that change the membership level. They have stamps, but usually 0. */
export const membershipLevel = {
  shape: { stamps: number },
  // "0 stamps" would say nothing, so the summary leaves it out.
  facts: ({ stamps }: { stamps?: number | null }): KindFacts => ({ stamps: stamps || undefined }),
};
