import type { AskToken, GetToken } from './renewable-token.js';
import { RenewableToken } from './renewable-token.js';
import { askTokenUrl } from './token-url.js';

/** What tokens are had from: a function of the page's, or an endpoint (`resolveTokenUrl`). */
export type TokenSource = GetToken | URL;

const byUrl = new Map<string, RenewableToken>();
const byFunction = new WeakMap<GetToken, Map<string, RenewableToken>>();

const sharedBy = (source: TokenSource): Map<string, RenewableToken> => {
  if (source instanceof URL) return byUrl;
  const shared = byFunction.get(source) ?? new Map<string, RenewableToken>();
  byFunction.set(source, shared);
  return shared;
};

/**
 * The token that all feeds on the page share who have it from the same source, for the same purpose.
 *
 * @param purpose whom the token is for and where it is sent: nobody is given the token of another.
 * @param earlier the token that the feed had for this purpose, from a function that was replaced: a
 *   framework makes a new one at each render, and that is no reason to ask again.
 */
export const tokenFrom = (
  source: TokenSource,
  purpose: string,
  fetchIt?: typeof fetch,
  earlier?: RenewableToken,
): RenewableToken => {
  const shared = sharedBy(source);
  const key = source instanceof URL ? `${source} ${purpose}` : purpose;
  const ask: AskToken = (reason, signal) =>
    source instanceof URL ? askTokenUrl(source, signal, fetchIt) : source(reason);
  const token = shared.get(key) ?? new RenewableToken(ask, earlier);
  // With the fetch of whoever came last: it may have been set since.
  token.ask = ask;
  shared.set(key, token);
  return token;
};
