/** The `error` of a `stamps-error` event that comes from the loader, in the fields of a `FeedError`. */
export interface LoaderError extends Error {
  code: 'not-loaded';
  phase: 'first';
  messages: string[];
  retryable: false;
}
