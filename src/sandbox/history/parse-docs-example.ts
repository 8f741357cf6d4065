/**
 * The documentation's example as the list of activities it means: `nil` becomes `null`, commas that
 * trail go, commas that are missing come. Derived from the text rather than typed again, so that
 * the two can never differ in a word.
 *
 * @throws SyntaxError when the text is broken in another way than the documentation's example.
 */
export function parseDocsExample(text: string): readonly unknown[] {
  const json = text
    .replace(/: nil\b/g, ': null')
    .replace(/,(\s*[}\]])/g, '$1')
    .replace(/([^\s,{[])(\n\s*")/g, '$1,$2');
  const page: { activities: unknown[] } = JSON.parse(json);
  return page.activities;
}
