import type { DocumentRequest } from './options.js';

/** The headers of a request. Node gives an object, in which a header may have several values. */
export const toHeaders = (given: DocumentRequest['headers']): Headers => {
  if (Symbol.iterator in given) return new Headers(given as HeadersInit);
  const headers = new Headers();
  for (const [name, values] of Object.entries(given)) {
    // HTTP/2 has pseudo-headers such as `:path`.
    if (name.startsWith(':')) continue;
    for (const value of [values ?? []].flat()) headers.append(name, value);
  }
  return headers;
};

/**
 * The URL of a request. Node gives a path: its host is then fixed, because whoever sends a request chooses its
 * headers `Host` and `X-Forwarded-Host`.
 */
export const toUrl = (url: string): string =>
  URL.canParse(url) ? url : `http://localhost/${url.replace(/^[/\\]+/, '')}`;
