import { en } from './en.js';
import { id } from './id.js';
import type { Messages } from './messages.js';

/** By language tag. The built-in ones are complete, so nothing has to be checked at the start. */
const registered = new Map<string, Messages>([
  ['en', en],
  ['id', id],
]);
const listeners = new Set<() => void>();
/** The functions for the unit that `overrideMessages` has set. */
const unitOverrides = new WeakSet<Messages['stamps']>();

const register = (language: string, messages: Messages, invalid: readonly string[]): void => {
  if (invalid.length > 0) {
    console.warn(
      `<stamps-activity-feed>: These messages of "${language}" are missing or of the wrong type: ${invalid.join(', ')}.`,
    );
  }
  // The canonical tag is stored, because dates are formatted by it too.
  registered.set(language, { ...messages, language });
  for (const listener of listeners) listener();
};

/**
 * Adds a language, or replaces one. Feeds in the document are updated at once.
 *
 * @param messages all messages of one language. Ones that are missing at run time are reported by a
 *   warning, and taken from the best matching language.
 */
export const registerMessages = (messages: Messages): void => {
  const language = languageTag(messages.language) ?? messages.language;
  register(language, ...merge(messagesFor(language), messages, true));
};

/** Some messages of a language, and of those that are lists, some of their entries. */
export type MessageOverrides = {
  readonly [Name in keyof Messages]?: Messages[Name] extends Readonly<Record<string, unknown>>
    ? Partial<Messages[Name]>
    : Messages[Name];
};

/**
 * Changes some messages of a language: `overrideMessages('en', { stamps: () => 'points' })`, or
 * `overrideMessages('en', { kinds: { transaction: 'Purchase' } })`. Registering the language again
 * undoes it.
 *
 * @param language a language tag (BCP 47). One that is not registered starts as a copy of the best
 *   matching language.
 */
export const overrideMessages = (language: string, overrides: MessageOverrides): void => {
  const tag = languageTag(language) ?? language;
  const before = messagesFor(tag);
  const [messages, invalid] = merge(before, overrides, false);
  if (messages.stamps !== before.stamps) unitOverrides.add(messages.stamps);
  register(tag, messages, invalid);
};

/** Whether `overrideMessages` has set the unit, which the attribute `unit` then does not replace. */
export const isUnitOverridden = ({ stamps }: Messages): boolean => unitOverrides.has(stamps);

/**
 * Replaces messages by others. A value of the wrong type leaves the message as it is, since the caller
 * may be a script that no compiler has checked.
 *
 * @param isComplete whether every message has to be given.
 * @returns the messages, and the names of those that are missing or of the wrong type.
 */
const merge = (
  messages: Messages,
  overrides: MessageOverrides,
  isComplete: boolean,
): [Messages, readonly string[]] => {
  const invalid: string[] = [];
  const mergeObject = (base: object, given: object, prefix: string): object =>
    Object.fromEntries(
      Object.entries(base).map(([name, message]) => {
        const value = Reflect.get(given, name);
        if (typeof message === 'object') {
          return [name, mergeObject(message, Object(value), `${name}.`)];
        }
        if (typeof value === typeof message) return [name, value];
        if (isComplete || value !== undefined) invalid.push(prefix + name);
        return [name, message];
      }),
    );
  return [mergeObject(messages, Object(overrides), '') as Messages, invalid];
};

/**
 * Calls a listener when messages are registered.
 *
 * @returns a function that removes the listener.
 */
export const onMessages = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Converts a `lang` value to a tag that `Intl` accepts: `id_ID` to `id-ID`, the obsolete `in` to `id`.
 *
 * @returns `undefined` for a value that is not a language tag.
 */
export const languageTag = (lang: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(lang.trim().replace(/_/g, '-'))[0];
  } catch {
    return undefined;
  }
};

/** The tag for dates and numbers: the element's, unless the messages are in another language. */
export const formatTag = (tag: string, { language }: Messages): string =>
  tag === language || tag.startsWith(`${language}-`) ? tag : language;

/** The language and script of a tag: `zh-TW` and `zh-Hant-HK` are both `zh-Hant`. */
const languageAndScript = (tag: string): string => {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return `${language}-${script}`;
  } catch {
    return tag;
  }
};

/** What is registered for the tag, then for the tag without its last subtag, and so on. */
const byPrefix = (tag: string): readonly Messages[] => {
  const messages = registered.get(tag);
  const end = tag.lastIndexOf('-');
  const shorter = end < 0 ? [] : byPrefix(tag.slice(0, end));
  return messages ? [messages, ...shorter] : shorter;
};

/**
 * The messages of the best matching language: the same tag or a shorter one in the same script; another
 * region in the same script (`pt-BR` for `pt-PT`); the same language in another script; or English.
 */
export const messagesFor = (tag: string): Messages => {
  const exact = registered.get(tag);
  if (exact) return exact;
  const script = languageAndScript(tag);
  const sameScript = [...registered.values()].filter(
    ({ language }) => languageAndScript(language) === script,
  );
  const candidates = byPrefix(tag);
  return (
    candidates.find((it) => sameScript.includes(it)) ??
    sameScript[0] ??
    candidates[0] ??
    registered.get('en') ??
    en
  );
};
