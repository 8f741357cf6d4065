import type { ActivityKind } from './registry.js';
import { kindTitles } from './titles.js';

/** The words of a summary in one language. */
export interface ActivityWords {
  /** The titles of activities without a name. */
  readonly kinds: Readonly<Record<ActivityKind, string>>;
  /** The title of a balance update with a negative amount. */
  readonly balanceUsed: string;
  /** The API's "Transaction #493". */
  readonly transaction: (number: string) => string;
  /** The API's notes about a membership level, such as "Upgraded to Gold". */
  readonly levels: Readonly<Record<LevelChange, (level: string) => string>>;
}

/** What happened to a membership level, according to the API's notes. */
export type LevelChange = 'upgraded' | 'downgraded' | 'overridden';

export const englishWords: ActivityWords = {
  kinds: kindTitles,
  balanceUsed: 'Balance used',
  transaction: (number) => `Transaction #${number}`,
  levels: {
    upgraded: (level) => `Upgraded to ${level}`,
    downgraded: (level) => `Downgraded to ${level}`,
    overridden: (level) => `Level changed to ${level}`,
  },
};
