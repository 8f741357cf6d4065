import { en } from './en.js';
import { id } from './id.js';
import type { Messages } from './messages.js';

const registered = new Map<string, Messages>();
const listeners = new Set<() => void>();

const register = (language: string, messages: Messages, unusable: readonly string[]): void => {
  if (unusable.length > 0) {
    const names = unusable.join(', ');
    console.warn(
      `<stamps-activity-feed>: of the messages of "${language}", these are missing, or are text instead of a function or the other way round: ${names}. Others stand in for them.`,
    );
  }
  // `Intl` takes no other spelling; a feed writes dates in the language of its words.
  registered.set(language, { ...messages, language });
  for (const listener of listeners) listener();
};

/**
 * Adds a language, or replaces one: feeds on the page take it up at once.
 *
 * @param messages the complete dictionary of one language. A script that no compiler has seen is warned
 *   of what it left out; that stays in the nearest language.
 */
export const registerMessages = (messages: Messages): void => {
  const language = languageTag(messages.language) ?? messages.language;
  register(language, ...written(messagesFor(language), messages, true));
};

/** Some of the words: of the lists of words, too, only those that are to change. */
export type SomeMessages = {
  readonly [Name in keyof Messages]?: Messages[Name] extends Readonly<Record<string, string>>
    ? Partial<Messages[Name]>
    : Messages[Name];
};

/**
 * Changes some words of a language: `overrideMessages('en', { stamps: () => 'points' })`, or
 * `overrideMessages('en', { kinds: { transaction: 'Purchase' } })`. Registering the language anew undoes it.
 *
 * @param language the tag of a registered language; another one starts from its best match.
 */
export const overrideMessages = (language: string, words: SomeMessages): void => {
  const tag = languageTag(language) ?? language;
  register(tag, ...written(messagesFor(tag), words, false));
};

/**
 * Puts words in the place of others. A script that no compiler has seen may give a text where a function
 * belongs, or nothing: there the old word stays.
 *
 * @returns the messages, and the names of those that could not be used.
 */
const written = (
  messages: Messages,
  words: SomeMessages,
  isWhole: boolean,
): [Messages, readonly string[]] => {
  const unusable: string[] = [];
  const put = (old: object, given: object, prefix: string): object =>
    Object.fromEntries(
      Object.entries(old).map(([name, word]) => {
        const value = Reflect.get(given, name);
        if (typeof word === 'object') return [name, put(word, Object(value), `${name}.`)];
        if (typeof value === typeof word) return [name, value];
        if (isWhole || value !== undefined) unusable.push(prefix + name);
        return [name, word];
      }),
    );
  return [put(messages, Object(words), '') as Messages, unusable];
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

/** A language and its script: `zh-TW` and `zh-Hant-HK` are both `zh-Hant`. */
const scriptOf = (tag: string): string => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
};

/** What is registered under the tag itself, then without its last subtags. */
const shortened = (tag: string): readonly Messages[] => {
  const messages = registered.get(tag) ?? [];
  const end = tag.lastIndexOf('-');
  return end < 0 ? [messages].flat() : [messages, shortened(tag.slice(0, end))].flat();
};

/**
 * The messages of the best match: the tag itself or a shorter one; another region's, in the same script
 * (Brazil's for all Portuguese); the same language in another script; English.
 */
export const messagesFor = (tag: string): Messages => {
  const script = scriptOf(tag);
  const readable = [...registered.values()].filter(({ language }) => scriptOf(language) === script);
  const near = shortened(tag);
  return (
    near.find((it) => readable.includes(it)) ?? readable[0] ?? near[0] ?? registered.get('en') ?? en
  );
};

for (const messages of [en, id]) registerMessages(messages);
