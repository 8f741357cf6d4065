import { messagesFor } from '../locales/registry.js';
import { warnOnce } from './warn-once.js';

const primary = (tag: string): string | undefined => tag.split('-')[0];

/** Warns once of a language without messages. Call it when rows are shown: by then, the page has added its own. */
export const warnOfMissingLanguage = (tag: string): void => {
  const language = primary(tag);
  if (primary(messagesFor(tag).language) === language) return;
  warnOnce(`There are no messages for "${language}". Add them with registerMessages.`);
};
