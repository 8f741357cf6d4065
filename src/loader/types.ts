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
  readonly moduleUrl?: string | undefined;
  /** Required: without it there is no feed. */
  readonly apiUrl?: string | undefined;
  readonly credentials?: string | undefined;
  readonly user?: string | undefined;
  readonly token?: string | undefined;
  readonly tokenType?: string | undefined;
  readonly tokenUrl?: string | undefined;
  readonly getToken?:
    | ((reason: 'initial' | 'expiring' | 'refused') => string | PromiseLike<string>)
    | undefined;
  readonly fetch?: typeof fetch | undefined;
  readonly merchantIds?: string | readonly (number | string)[] | undefined;
  readonly merchantGroup?: boolean | undefined;
  readonly restore?: boolean | undefined;
  readonly rowSlots?: boolean | undefined;
  readonly receiptUrl?: string | undefined;
  readonly signInUrl?: string | undefined;
  /** Whether content may bring templates for rows and icons, with bindings in text. */
  readonly templates?: boolean | undefined;
}
