import type { ActivityKind } from './registry.js';
import { englishTitles } from './titles.js';

/**
 * The words of a summary in one language. In them, `{unit}` stands for what stamps are called, in the form for many,
 * and `{Unit}` for the same with a capital first letter.
 */
export interface ActivityWords {
  /** The language tag (BCP 47); English unless given. */
  readonly language?: string;
  /** The unit after a number of stamps: "stamp" and "stamps" unless given. */
  readonly stamps?: (count: number) => string;
  /** The titles of activities without a name. */
  readonly kinds: Readonly<Record<ActivityKind, string>>;
  /** The title of a balance update with a negative amount. */
  readonly balanceUsed: string;
  /** The API's "Transaction #493". */
  readonly transaction: (number: string) => string;
  /** The API's notes about a membership level, such as "Upgraded to Gold". */
  readonly levels: Readonly<Record<LevelChange, (level: string) => string>>;
}

const englishUnit = (count: number): string => (count === 1 ? 'stamp' : 'stamps');

/** Fills what stamps are called into a text. */
export const fillUnit = (
  text: string,
  { stamps = englishUnit, language = '' }: Pick<ActivityWords, 'language' | 'stamps'>,
): string =>
  text.replace(/\{(u)nit\}/gi, (_name, first) => {
    // In every language, a hundred has the form for many.
    const unit = stamps(100);
    // The letters of a tag's language decide how its capitals are written, and they are always a valid tag.
    const [tag = 'en'] = /^[a-z]{2,3}(?![^-_])/i.exec(language) ?? [];
    return first === 'u' ? unit : unit.replace(/^./u, (letter) => letter.toLocaleUpperCase(tag));
  });

/** What happened to a membership level, according to the API's notes. */
export type LevelChange = 'upgraded' | 'downgraded' | 'overridden';

export const englishWords = {
  stamps: englishUnit,
  kinds: englishTitles,
  balanceUsed: 'Balance used',
  transaction: (number: string) => `Transaction #${number}`,
  levels: {
    upgraded: (level: string) => `Upgraded to ${level}`,
    downgraded: (level: string) => `Downgraded to ${level}`,
    overridden: (level: string) => `Level changed to ${level}`,
  },
} satisfies ActivityWords;
