import type { Messages } from '../../locales/messages.js';
import { isUnitOverridden } from '../../locales/registry.js';

/**
 * Fills what stamps are called into messages.
 *
 * @param unit the word for one and the word for many, or one word for both; the language's own unless given.
 * @param language a valid language tag (BCP 47).
 */
export const withUnit = (
  messages: Messages,
  unit: string | undefined,
  language: string,
): Messages => {
  const [one, many = one] = unit?.split(' ') ?? [];
  const stamps =
    one && many && !isUnitOverridden(messages)
      ? (count: number) => (count === 1 ? one : many)
      : messages.stamps;
  // In every language, a hundred has the form for many.
  const word = stamps(100);
  const capitalized = word.replace(/^./u, (first) => first.toLocaleUpperCase(language));
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return value.replace(/\{unit\}/gi, (name) => (name === '{Unit}' ? capitalized : word));
    }
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as object).map(([name, entry]) => [name, fill(entry)]),
    );
  };
  return { ...(fill(messages) as Messages), stamps };
};
