import { en } from './en.js';
import { id } from './id.js';
import type { Messages } from './messages.js';

const registered = new Map<string, Messages>();
const listeners = new Set<() => void>();

/**
 * Adds a language, or replaces one: feeds on the page take it up at once.
 *
 * @param messages the complete dictionary of one language.
 */
export const registerMessages = (messages: Messages): void => {
  const language = languageTag(messages.language) ?? messages.language;
  // `Intl` takes no other spelling; a feed writes dates in the language of its words.
  registered.set(language, { ...messages, language });
  for (const listener of listeners) listener();
};

/** Some of the words: of the lists of words, too, only those that are to change. */
export type SomeMessages = {
  readonly [Name in keyof Messages]?: Messages[Name] extends Readonly<Record<string, string>>
    ? Partial<Messages[Name]>
    : Messages[Name];
};

/**
 * Changes some words of a language: `overrideMessages('en', { stamps: () => 'points' })`, or
 * `overrideMessages('en', { kinds: { transaction: 'Purchase' } })`.
 *
 * @param language the tag of a registered language; what is registered under no such tag starts as English.
 */
export const overrideMessages = (language: string, words: SomeMessages): void => {
  const messages = messagesFor(languageTag(language) ?? '');
  registerMessages({
    ...messages,
    ...words,
    kinds: { ...messages.kinds, ...words.kinds },
    statuses: { ...messages.statuses, ...words.statuses },
    errors: { ...messages.errors, ...words.errors },
    language,
  });
};

/** Calls back when a language was registered; gives the function that ends it. */
export const onMessages = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

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
  return registered.get('en') ?? en;
};

for (const messages of [en, id]) registerMessages(messages);
