/**
 * Parses the documentation's example. It is not valid JSON, so this replaces `nil` by `null`, removes
 * trailing commas and adds missing ones. The activities are derived from the text, so that they
 * can't differ from it.
 *
 * @throws SyntaxError if the text has other errors than these.
 */
export function parseDocsExample(text: string): readonly unknown[] {
  const json = text
    .replace(/: nil\b/g, ': null')
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/([^\s,{[])(\n\s*")/g, '$1,$2');
  const page: { activities: unknown[] } = JSON.parse(json);
  return page.activities;
}
