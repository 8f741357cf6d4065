/** What the element adds to each warning. */
export const helpLink = 'https://stamps-id.github.io/stamps-activity-feed/troubleshooting.html';

/** Collects the calls of `console.warn` during a test, without the link to the documentation, and keeps them out of the console. */
export function collectWarnings(): { readonly texts: readonly string[] } {
  const texts: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    texts.length = 0;
    console.warn = (...values: unknown[]) =>
      texts.push(
        values
          .filter((value) => value !== helpLink)
          .map(String)
          .join(' '),
      );
  });
  afterEach(() => {
    console.warn = warn;
  });
  return { texts };
}
