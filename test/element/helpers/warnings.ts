/** Collects the calls of `console.warn` during a test, and keeps them out of the console. */
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
