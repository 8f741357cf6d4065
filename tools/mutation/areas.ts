/** A part of the source that the tests of mocha cover. Some of them run the source in a page of Chromium. */
interface Area {
  /** Globs of source files, as Stryker takes them. */
  readonly sources: readonly string[];
  /** Globs of the tests that run against a mutant of these files. */
  readonly tests: readonly string[];
  /** The least share of the changes that the tests have to notice, in percent; 90 by default. */
  readonly minimum?: number;
}

// Tests that generate their cases take long and fail for the same mutants as the others.
const api = 'test/api/!(paging-model|malformed-responses).test.ts';
const feed = 'test/feed/**/!(feed-controller-random-events).test.ts';

export const areas: Readonly<Record<string, Area>> = {
  activities: { sources: ['src/activities/**/*.ts'], tests: [api], minimum: 85 },
  api: { sources: ['src/api/**/*.ts'], tests: [api], minimum: 85 },
  feed: { sources: ['src/feed/**/*.ts'], tests: [feed, api] },
  shared: { sources: ['src/shared/**/*.ts'], tests: ['test/shared/**/*.test.ts', feed] },
  // Without the stores in Redis and Durable Objects: `test/stores` tests them in Redis and workerd.
  proxy: {
    sources: ['src/proxy/**/!(redis|durable-object).ts'],
    tests: ['test/proxy/**/!(raw-*).test.ts', 'test/slash/proxy.test.ts'],
  },
  loader: { sources: ['src/loader/**/*.ts'], tests: ['test/loader/**/!(*.browser).test.ts'] },
  // Without the copies of templates among a feed's rows, which take a whole feed.
  templates: {
    sources: ['src/element/templates/!(row-copies).ts'],
    tests: ['test/templates/**/*.test.ts'],
  },
};
