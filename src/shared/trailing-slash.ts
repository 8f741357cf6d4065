/**
 * What a result says about the URL that was requested, with or without a trailing slash:
 * - `found`: the endpoint exists at this URL
 * - `redirected`: a redirect to the same URL with the slash added or removed
 * - `ambiguous`: a redirect whose target a browser hides, or a 404 that the API did not send
 * - `no-response`: there was none, and the browser may have hidden a redirected preflight
 * - `failed`: it says nothing about the slash
 */
export type SlashHint = 'found' | 'redirected' | 'ambiguous' | 'no-response' | 'failed';

/** A long-lived server may request any number of URLs. */
const maxEntries = 200;

/** By api-url, and by api-url and endpoint: whether the URL that was found ends in a slash. */
const foundWithSlash = new Map<string, boolean>();

const remember = (key: string, slash: boolean): void => {
  if (foundWithSlash.size >= maxEntries && !foundWithSlash.has(key)) foundWithSlash.clear();
  foundWithSlash.set(key, slash);
};

const hasSlash = ({ pathname }: URL): boolean => pathname.endsWith('/');

/** Whether a base URL was given with a trailing slash. A `URL` without a path always has one. */
export const endsInSlash = (apiUrl: string | URL): boolean =>
  typeof apiUrl === 'string'
    ? /\/\s*$/.test(apiUrl.split(/[?#]/, 1)[0] ?? '')
    : apiUrl.pathname !== '/' && hasSlash(apiUrl);

/** The same URL with its trailing slash added or removed. */
const toggleSlash = (url: URL): URL => {
  const other = new URL(url);
  other.pathname = hasSlash(url) ? url.pathname.slice(0, -1) : `${url.pathname}/`;
  return other;
};

/** Whether a redirect only adds or removes the slash. Some servers drop or reorder the query. */
const togglesSlash = (location: string, url: URL): boolean => {
  if (!URL.canParse(location, url)) return false;
  const target = new URL(location, url);
  const other = toggleSlash(url);
  target.hash = other.hash;
  target.search ||= other.search;
  for (const { searchParams } of [target, other]) searchParams.sort();
  return target.href === other.href;
};

/** Whether a response is a redirect. 304 is none: it means that a cached page has not changed. */
export const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400 && status !== 304);

/** What a redirect says about the slash. */
export const redirectHint = ({ type, headers }: Response, url: URL): SlashHint => {
  if (type === 'opaqueredirect') return 'ambiguous';
  return togglesSlash(headers.get('Location') ?? '', url) ? 'redirected' : 'failed';
};

/**
 * What a 404 says about the slash. A message means that the API sent it, for example because the member is
 * unknown. Only "Not found." says nothing: Django REST framework sends it for any URL.
 */
export const notFoundHint = (messages: readonly string[]): SlashHint =>
  messages.some((message) => !/^not found\.?$/i.test(message)) ? 'found' : 'ambiguous';

/**
 * Sends a request to a URL with or without its trailing slash, whichever was found before. If the result
 * may be due to the slash, the request is sent once more with the slash toggled, to the same origin and
 * with the same query. If that fails as well, the first result counts.
 *
 * @param apiUrl what was found is remembered for this base URL.
 * @param url the URL to start with while nothing is known.
 * @param send makes one attempt.
 * @param hintOf what the result of an attempt says about the slash.
 * @returns a function that makes one attempt. `isLast` marks the last retry: it toggles the slash if no
 *   attempt before it got a response.
 */
export const withSlashFallback = <T>(
  apiUrl: string | URL,
  url: URL,
  send: (url: URL) => Promise<T>,
  hintOf: (result: T, url: URL) => SlashHint,
): ((isLast?: boolean) => Promise<T>) => {
  const base = `${apiUrl}`;
  const endpoint = `${base} ${url.pathname}`;
  const known = foundWithSlash.get(endpoint);
  const startsWithSlash = known ?? foundWithSlash.get(base) ?? hasSlash(url);
  let current = startsWithSlash === hasSlash(url) ? url : toggleSlash(url);
  // If this URL was found before, a missing response means that the network failed.
  let hasNoResponse = known !== hasSlash(url);
  let hasToggled = false;
  let firstResult: T | undefined;

  const attempt = async (target: URL): Promise<readonly [T, SlashHint]> => {
    const result = await send(target);
    const hint = hintOf(result, target);
    firstResult ??= result;
    hasNoResponse &&= hint === 'no-response';
    if (hint === 'found') {
      current = target;
      remember(base, hasSlash(target));
      remember(endpoint, hasSlash(target));
    } else if (hint === 'no-response') {
      // The next call toggles the slash if there is still no response.
      foundWithSlash.delete(endpoint);
    }
    return [result, hint];
  };

  return async (isLast = false) => {
    const other = toggleSlash(current);
    if (isLast && hasNoResponse) {
      hasToggled = true;
      const [result, hint] = await attempt(other);
      if (hint === 'found') return result;
      if (hint === 'no-response') return firstResult ?? result;
      // The network is back, but the URL is wrong: use the last retry for the right one.
    }
    const [result, hint] = await attempt(current);
    if (hasToggled || (hint !== 'redirected' && hint !== 'ambiguous')) return result;
    hasToggled = true;
    const [otherResult, otherHint] = await attempt(other);
    if (otherHint === 'found') return otherResult;
    const isLoop = otherHint === 'redirected' || otherHint === 'ambiguous';
    if (hint === 'ambiguous' || isLoop) return result;
    current = other;
    return otherResult;
  };
};
