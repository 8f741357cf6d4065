import type { StampsActivityFeed } from '../../../src/index.js';

const names = [
  'loading',
  'loading-more',
  'error',
  'filtered',
  'unauthorized',
  'empty',
  'idle',
  'complete',
] as const;

/** Whether this browser supports the current syntax of custom states. */
export const supportsCustomStates = CSS.supports('selector(:state(loading))');

/** The custom states of a feed. */
export const statesOf = (feed: StampsActivityFeed): string[] =>
  names.filter((name) => feed.matches(`:state(${name})`));
