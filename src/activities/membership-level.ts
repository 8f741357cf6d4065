import type { KindFacts } from './define-kind.js';
import { number } from './fields.js';

/** What the kinds that change the membership level share: stamps, which are 0 as a rule. */
export const level = {
  shape: { stamps: number },
  // Nobody gains or loses "0 stamps" with a level: only a real number is worth a line.
  facts: ({ stamps }: { stamps?: number | null }): KindFacts => ({ stamps: stamps || undefined }),
};
