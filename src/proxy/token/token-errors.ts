import { ActivityProxyError } from '../errors.js';
import { isToken } from './request-token.js';

export const tokenTimeout = (timeout: number): ActivityProxyError =>
  new ActivityProxyError(
    'token',
    `getToken did not settle within ${timeout} ms. Check how it gets the token.`,
  );

/** @throws {ActivityProxyError} if the value is not a token. */
export const readToken = (value: unknown): string => {
  const token = typeof value === 'string' ? value.trim() : value;
  if (isToken(token)) return token;
  throw new ActivityProxyError(
    'token',
    'getToken did not return an access token. It has to return a string without spaces.',
  );
};

/** The name of an error. A hostile object may throw where it is read. */
const nameOf = (error: unknown): string => {
  try {
    return error instanceof Error ? error.name : typeof error;
  } catch {
    return typeof error;
  }
};

const isOwn = (error: unknown): error is ActivityProxyError => {
  try {
    return error instanceof ActivityProxyError;
  } catch {
    return false;
  }
};

export const toTokenError = (cause: unknown): ActivityProxyError =>
  isOwn(cause)
    ? cause
    : // The cause is left out: it may quote a credential.
      new ActivityProxyError(
        'token',
        `getToken failed with ${nameOf(cause)}. Check how it gets the token.`,
      );
