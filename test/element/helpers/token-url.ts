import type { AskedForToken } from '../../support/token-endpoint.js';

let sessions = 0;
const run = crypto.randomUUID();

/** A token endpoint of this page's site, all of a test's own; see `tokenEndpoint`. */
export function createTokenUrl(wishes: Readonly<Record<string, string>> = {}) {
  const params = new URLSearchParams({ session: `${run}-${sessions++}`, ...wishes });
  const url = `/merchant/token?${params}`;
  return {
    url,
    /** The requests that came so far, oldest first. */
    async asked(): Promise<readonly AskedForToken[]> {
      return (await fetch(url)).json();
    },
  };
}
