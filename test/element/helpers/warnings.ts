/** Collects what is written to `console.warn` during a test, and keeps it off the console. */
export function collectWarnings(): { readonly texts: readonly string[] } {
  const texts: string[] = [];
  const { warn } = console;
  beforeEach(() => {
    texts.length = 0;
    console.warn = (...values: unknown[]) => texts.push(values.map(String).join(' '));
  });
  afterEach(() => {
    console.warn = warn;
  });
  return { texts };
}
