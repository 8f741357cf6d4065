import type { TokenReason } from '../../shared/token-provider.js';

/** A token, and the status of the response that it came with. */
export interface ReceivedToken {
  readonly token: unknown;
  readonly status?: number;
}

/** Requests an access token until the signal aborts. */
export type RequestToken = (reason: TokenReason, signal: AbortSignal) => Promise<ReceivedToken>;

/** Whether a value can be sent as a token: a string of visible ASCII characters without spaces. */
export const isToken = (value: unknown): value is string =>
  typeof value === 'string' && /^[\x21-\x7e]+$/.test(value);
