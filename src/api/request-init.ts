/** The options that differ between requests. */
type OwnInit = Pick<RequestInit, 'method' | 'headers' | 'signal'>;

/** The options of every request: no referrer, no cache, no redirect, cookies for the own origin only. */
export const requestInit = (own: OwnInit): RequestInit => ({
  // The defaults are repeated because a document may have put other values on `Object.prototype`.
  method: 'GET',
  mode: 'cors',
  body: undefined,
  credentials: 'same-origin',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  ...own,
});
