import { defaultApiUrl } from '../shared/api-url.js';
import { isConfidential } from '../shared/secure-url.js';

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
