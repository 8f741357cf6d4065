import type { StampsActivityFeed } from '../../../src/index.js';

const names = ['loading', 'loading-more', 'error', 'empty', 'idle', 'complete'] as const;

/** Whether this engine knows custom states by the names of today. */
export const knowsCustomStates = CSS.supports('selector(:state(loading))');

/** The custom states that a feed is in. */
export const statesOf = (feed: StampsActivityFeed): string[] =>
  names.filter((name) => feed.matches(`:state(${name})`));
