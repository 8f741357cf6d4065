/** The `error` of a `stamps-error` event that the loader dispatches. It has the fields of a `FeedError`. */
export interface LoaderError extends Error {
  code: 'not-loaded';
  phase: 'first';
  messages: string[];
  retryable: false;
}
