/**
 * What a result says about the form of the requested URL, with or without a trailing slash:
 * - `answered`: the endpoint is there
 * - `moved`: a redirect to the other form, and to nowhere else
 * - `unclear`: a redirect that a browser hides, or a 404 that is not the API's own
 * - `silent`: no answer, where a browser also hides a preflight that was redirected
 * - `failed`: nothing
 */
export type SlashSign = 'answered' | 'moved' | 'unclear' | 'silent' | 'failed';

/** Entries that are kept; a long-lived server may meet any number of addresses. */
const mostKept = 200;

/** By api-url, and by api-url and endpoint: whether the form that answered ends in a slash. */
const known = new Map<string, boolean>();

const remember = (key: string, slash: boolean): void => {
  if (known.size >= mostKept && !known.has(key)) known.clear();
  known.set(key, slash);
};

const hasSlash = ({ pathname }: URL): boolean => pathname.endsWith('/');

/** Whether a base URL was given with a trailing slash. A URL object without a path always has one. */
export const endsInSlash = (apiUrl: string | URL): boolean =>
  typeof apiUrl === 'string'
    ? /\/\s*$/.test(apiUrl.split(/[?#]/, 1)[0] ?? '')
    : apiUrl.pathname !== '/' && hasSlash(apiUrl);

/** The same address with a trailing slash instead of without, or the other way round. */
const otherForm = (url: URL): URL => {
  const other = new URL(url);
  other.pathname = hasSlash(url) ? url.pathname.slice(0, -1) : `${url.pathname}/`;
  return other;
};

/** Whether a redirect's `Location` is the other form: some servers drop or reorder the query. */
const isOtherForm = (location: string, url: URL): boolean => {
  if (!URL.canParse(location, url)) return false;
  const target = new URL(location, url);
  const other = otherForm(url);
  target.hash = other.hash;
  target.search ||= other.search;
  for (const { searchParams } of [target, other]) searchParams.sort();
  return target.href === other.href;
};

export const isRedirect = ({ type, status }: Response): boolean =>
  type === 'opaqueredirect' || (status >= 300 && status < 400);

/** What a redirect says about the slash. */
export const signOfRedirect = ({ type, headers }: Response, url: URL): SlashSign => {
  if (type === 'opaqueredirect') return 'unclear';
  return isOtherForm(headers.get('Location') ?? '', url) ? 'moved' : 'failed';
};

/**
 * Sends a request to the form of an address, with or without a trailing slash, that answered before,
 * and once to the other form if the result may be due to the slash. The other form has the same origin
 * and the same query. If it does not answer either, the first result counts.
 *
 * @param apiUrl the form is remembered for it.
 * @param given the form to begin with while none is known.
 * @returns sends one try. `isLast` is for a repeat that no other will follow: it goes to the other form
 *   if all tries before it met silence.
 */
export const inEitherForm = <T>(
  apiUrl: string | URL,
  given: URL,
  send: (url: URL) => Promise<T>,
  signOf: (result: T, url: URL) => SlashSign,
): ((isLast?: boolean) => Promise<T>) => {
  const base = `${apiUrl}`;
  const endpoint = `${base} ${given.pathname}`;
  const proven = known.get(endpoint);
  const slash = proven ?? known.get(base) ?? hasSlash(given);
  let form = slash === hasSlash(given) ? given : otherForm(given);
  // Where the given form has answered before, silence is a failed network.
  let isSilent = proven !== hasSlash(given);
  let isOtherTried = false;
  let first: T | undefined;

  const ask = async (url: URL): Promise<readonly [T, SlashSign]> => {
    const result = await send(url);
    const sign = signOf(result, url);
    first ??= result;
    isSilent &&= sign === 'silent';
    if (sign === 'answered') {
      form = url;
      remember(base, hasSlash(url));
      remember(endpoint, hasSlash(url));
      // Should the silence last, the next call tries the other form.
    } else if (sign === 'silent') known.delete(endpoint);
    return [result, sign];
  };

  return async (isLast = false) => {
    const other = otherForm(form);
    if (isLast && isSilent) {
      isOtherTried = true;
      const [result, sign] = await ask(other);
      if (sign === 'answered') return result;
      if (sign === 'silent') return first ?? result;
      // Something answers again, but not in this form: that is what the last try is for.
    }
    const [result, sign] = await ask(form);
    if (isOtherTried || (sign !== 'moved' && sign !== 'unclear')) return result;
    isOtherTried = true;
    const [second, secondSign] = await ask(other);
    if (secondSign === 'answered') return second;
    if (sign !== 'moved' || secondSign === 'moved' || secondSign === 'unclear') return result;
    form = other;
    return second;
  };
};
