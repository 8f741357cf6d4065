import type { TokenReason } from '../shared/token-provider.js';

/** Which request an error belongs to. */
export interface ErrorContext {
  /** From the header `X-Request-Id` of the request, or made for it. It is passed to Stamps and returned. */
  readonly requestId: string;
  /** The valid `traceparent` header of the request (W3C Trace Context). */
  readonly traceparent: string | undefined;
  /** How many requests were sent to Stamps for it so far, repeats included. */
  readonly attempt: number;
}

/** A response of the proxy. */
export interface ResponseInfo {
  /** The HTTP status; 499 if the browser has gone. */
  readonly status: number;
  /** Milliseconds. */
  readonly duration: number;
  /** How many requests were sent to Stamps; 0 if the proxy responded by itself. */
  readonly attempt: number;
  readonly requestId: string;
}

/** A request for an access token. */
export interface TokenRequestInfo {
  /** The HTTP status of the Token API; `undefined` without a response, and with a `getToken` of your own. */
  readonly status: number | undefined;
  /** Milliseconds. */
  readonly duration: number;
  readonly reason: TokenReason;
}

/** Calls a hook, after the current step. What it throws is ignored. */
export const callHook = <Values extends readonly unknown[]>(
  hook: ((...values: Values) => unknown) | undefined,
  ...values: Values
): Promise<unknown> =>
  Promise.resolve()
    .then(() => hook?.(...values))
    .catch(() => {});
