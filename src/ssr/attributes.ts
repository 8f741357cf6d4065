import type { AttributeValue } from './options.js';

/** Attributes by their names in HTML. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** The text of an attribute; `undefined` if the attribute is left out. */
export const textOf = (value: AttributeValue): string | undefined =>
  value === null || value === undefined || value === false ? undefined : String(value);

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => escapes[character] ?? '');

const checkName = (name: string): void => {
  if (!/^[^\s"'<>/=]+$/.test(name)) {
    throw new TypeError(
      `renderActivityFeed: "${name}" is not a valid attribute name. Remove spaces, quotes and the characters < > / =.`,
    );
  }
  if (name.toLowerCase() === 'token') {
    throw new TypeError(
      'renderActivityFeed: the attribute token is not allowed, because everyone can read it in the HTML. Use ' +
        'the option token for this server. For the browser, use a proxy as api-url, or token-url.',
    );
  }
};

/**
 * Serializes attributes, with a space before each.
 *
 * @throws {TypeError} for an invalid name, and for `token`.
 */
export const serializeAttributes = (attributes: Attributes): string =>
  Object.entries(attributes)
    .filter(([, value]) => textOf(value) !== undefined)
    .map(([name, value]) => {
      checkName(name);
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
    })
    .join('');
