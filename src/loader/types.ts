/** The `error` of a `stamps-error` event that the loader dispatches. It has the fields of a `FeedError`. */
export interface LoaderError extends Error {
  code: 'not-loaded';
  phase: 'first';
  messages: string[];
  retryable: false;
}

/**
 * The page's configuration of the CMS loader, `window.stampsActivityFeed`. It has to be a plain object.
 * The options without a comment are properties of the element.
 */
export interface LoaderConfiguration {
  /** The URL of the module file, if it is not next to the loader. */
  readonly moduleUrl?: string;
  /** Required: without it there is no feed. */
  readonly apiUrl?: string;
  readonly credentials?: string;
  readonly user?: string;
  readonly token?: string;
  readonly tokenType?: string;
  readonly tokenUrl?: string;
  readonly getToken?: (reason: 'initial' | 'expiring' | 'refused') => string | PromiseLike<string>;
  readonly fetch?: typeof fetch;
  readonly merchantIds?: string | readonly (number | string)[];
  readonly merchantGroup?: boolean;
  readonly restore?: boolean;
  readonly rowSlots?: boolean;
  readonly receiptUrl?: string;
  readonly signInUrl?: string;
  /** Whether content may bring templates for rows and icons, with bindings in text. */
  readonly templates?: boolean;
}
