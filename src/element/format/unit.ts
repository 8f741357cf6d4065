import { fillUnit } from '../../activities/index.js';
import type { Messages } from '../../locales/messages.js';
import { isUnitOverridden } from '../../locales/registry.js';

type Message = (...values: readonly unknown[]) => string;

/**
 * Fills what stamps are called into messages, also into what those return that are functions.
 *
 * @param unit the word for one and the word for many, or one word for both; the language's own unless given.
 */
export const withUnit = (messages: Messages, unit: string | undefined): Messages => {
  const [one, many = one] = unit?.split(' ') ?? [];
  const stamps =
    one && many && !isUnitOverridden(messages)
      ? (count: number) => (count === 1 ? one : many)
      : messages.stamps;
  const { language } = messages;
  const fill = (value: unknown): unknown => {
    if (typeof value === 'string') return fillUnit(value, { language, stamps });
    if (typeof value === 'function') {
      return (...values: readonly unknown[]) => fill((value as Message)(...values));
    }
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value as object).map(([name, entry]) => [name, fill(entry)]),
    );
  };
  return { ...(fill(messages) as Messages), stamps };
};
