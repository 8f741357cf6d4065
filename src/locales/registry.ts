import { en } from './en.js';
import { id } from './id.js';
import type { Messages } from './messages.js';

const registered = new Map<string, Messages>(
  [en, id].map((messages) => [messages.language, messages]),
);

/**
 * Normalizes a `lang` value to a tag that `Intl` takes: `id_ID` is `id-ID`, the old `in` is `id`.
 *
 * @returns `undefined` for a value that is no language tag.
 */
export const languageTag = (lang: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(lang.trim().replace(/_/g, '-'))[0];
  } catch {
    return undefined;
  }
};

/** A language for dates and numbers that goes with the words: French dates between English words are neither. */
export const formatTag = (tag: string, { language }: Messages): string =>
  tag === language || tag.startsWith(`${language}-`) ? tag : language;

/** The messages of the best match: the tag itself, then without its last subtags, then English. */
export const messagesFor = (tag: string): Messages => {
  for (let rest = tag; rest; rest = rest.slice(0, Math.max(0, rest.lastIndexOf('-')))) {
    const messages = registered.get(rest);
    if (messages) return messages;
  }
  return en;
};
