import type { GetToken } from '../shared/token-provider.js';
import type { RequestToken } from './token/request-token.js';

/** What `getAccessToken` was given. It is the same on all servers of a merchant. */
export interface Credential {
  readonly merchantId: string;
  readonly token: string;
  /**
   * Requests a token from the Token API, without memory: a proxy has its own. It is missing where another
   * version of this package created the function, as are the fields below.
   */
  readonly requestToken?: RequestToken;
  /** Milliseconds for such a request. */
  readonly timeout?: number;
  /** The URL of the Token API. */
  readonly url?: string;
}

const shared = globalThis as { [key: symbol]: WeakMap<GetToken, Credential> | undefined };
const sharedKey = Symbol.for('stamps-activity-feed credentials');

/** Shared by all copies of this package in the process: each of two apps may have its own. */
const credentials = (): WeakMap<GetToken, Credential> => {
  const known = shared[sharedKey] ?? new WeakMap<GetToken, Credential>();
  shared[sharedKey] = known;
  return known;
};

/** Remembers the credential behind a `getToken`. */
export const rememberCredential = (getToken: GetToken, credential: Credential): void => {
  credentials().set(getToken, credential);
};

/** The credential behind a `getToken` that `getAccessToken` created. */
export const credentialOf = (getToken: GetToken | undefined): Credential | undefined =>
  getToken && credentials().get(getToken);
