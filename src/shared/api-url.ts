/** The base URL of the API by default. */
export const defaultApiUrl = 'https://stamps.co.id/api/v3';

/** The URL of an endpoint below a base URL. The base URL's query is kept unchanged, since it may be signed. */
export const endpointUrl = (base: URL, path: string, query: URLSearchParams): URL => {
  const url = new URL(base);
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.hash = '';
  url.search = [base.search.slice(1), query].filter((part) => `${part}`).join('&');
  return url;
};
