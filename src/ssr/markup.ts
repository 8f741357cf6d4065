import type { AttributeValue } from './options.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  '<': '&lt;',
  '>': '&gt;',
};

export const escapeHtml = (text: string): string =>
  text.replace(/[&"<>]/g, (character) => escapes[character] ?? '');

/**
 * Writes attributes, with a space before each.
 *
 * @throws {TypeError} for a name that no attribute can have, and for one that HTML must not hold.
 */
export const attributesOf = (attributes: Readonly<Record<string, AttributeValue>>): string =>
  Object.entries(attributes)
    .filter(([, value]) => value !== undefined && value !== null && value !== false)
    .map(([name, value]) => {
      if (!/^[^\s"'<>/=]+$/.test(name)) {
        throw new TypeError(`renderActivityFeed: "${name}" is no name of an attribute.`);
      }
      if (name.toLowerCase() === 'token') {
        throw new TypeError(
          'renderActivityFeed: a token does not belong into HTML. Give it as the option token; for the ' +
            'browser, let api-url lead to a proxy, or give a token-url.',
        );
      }
      return value === true ? ` ${name}` : ` ${name}="${escapeHtml(String(value))}"`;
    })
    .join('');
