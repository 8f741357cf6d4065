/** What is a request's own; all else is the same for every one. */
type OwnInit = Pick<RequestInit, 'method' | 'headers' | 'signal'>;

/** How every request is sent: no referrer, no cache, no redirect, cookies to the page's own origin only. */
export const requestInit = (own: OwnInit): RequestInit => ({
  // Said although they are the defaults: a page may have others on `Object.prototype`.
  method: 'GET',
  mode: 'cors',
  body: undefined,
  credentials: 'same-origin',
  redirect: 'manual',
  referrerPolicy: 'no-referrer',
  cache: 'no-store',
  ...own,
});
