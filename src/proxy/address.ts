/** Where the API is, unless an option says otherwise. */
export const defaultApiUrl = 'https://stamps.co.id/api/v3';

/** Whether what is sent to a URL stays unreadable on the way: https, or this very machine. */
const isConfidential = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' ||
  (protocol === 'http:' && /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname));

/** The base URL of the API, or in words what is wrong with it. */
export const readApiUrl = (value: unknown): URL | string => {
  let url: URL;
  try {
    url = new URL(String(value));
  } catch {
    return `is not a URL. Give the API's base URL: "${defaultApiUrl}".`;
  }
  if (url.username || url.password) return 'must not contain a user name or a password.';
  if (!isConfidential(url)) return 'must begin with https://: the token would be readable.';
  return url;
};

/** A URL below the base URL, whose own query string is kept to the letter: it may be signed. */
export const below = (base: URL, path: string, query: URLSearchParams): URL => {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.hash = '';
  url.search = [base.search.slice(1), query].filter((part) => `${part}`).join('&');
  return url;
};
