import { callHook } from './hooks.js';
import type { ResolvedOptions } from './read-options.js';
import { createScope } from './request-scope.js';
import { GuardedStore } from './store/guarded-store.js';
import { SharedToken } from './store/shared-token.js';
import { createVault } from './store/vault.js';
import { TokenKeeper } from './token/token-keeper.js';

/** Creates what the requests of a proxy have in common. */
export const createServices = <Context>(options: ResolvedOptions<Context>) => {
  const { token, secret, tokenScope, onTokenRequest } = options;
  const store =
    options.store &&
    new GuardedStore(options.store, (error) => {
      options.report(error, createScope(new Headers(), undefined));
    });
  const isStatic = token !== undefined;
  const tokens = new TokenKeeper({
    requestToken: options.requestToken,
    timeout: options.tokenTimeout,
    // A static token is in every process already.
    shared:
      store && !isStatic ? new SharedToken(store, createVault(secret, tokenScope)) : undefined,
    onTokenRequest:
      onTokenRequest && !isStatic
        ? (info, { waitUntil }) => {
            const done = callHook(onTokenRequest, info);
            waitUntil?.(done);
          }
        : undefined,
  });
  return { tokens, store };
};
