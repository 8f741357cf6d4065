import type { TokenRequest } from '../../support/token-endpoint.js';

let sessions = 0;
const run = crypto.randomUUID();

/** A token endpoint on the page's origin, separate for each test; see `tokenEndpoint`. */
export function createTokenUrl(options: Readonly<Record<string, string>> = {}) {
  const params = new URLSearchParams({ session: `${run}-${sessions++}`, ...options });
  const url = `/merchant/token?${params}`;
  return {
    url,
    /** The requests so far, oldest first. */
    async tokenRequests(): Promise<readonly TokenRequest[]> {
      return (await fetch(url)).json();
    },
  };
}
