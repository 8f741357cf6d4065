import { merchants } from './server.js';

const encoded = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A token with these claims and an arbitrary signature. */
export const tokenWithClaims = (claims: unknown): string => `header.${encoded(claims)}.signature`;

/** A token that expires in so many milliseconds. */
export const tokenExpiringIn = (milliseconds: number, name = ''): string =>
  tokenWithClaims({ exp: (Date.now() + milliseconds) / 1000, merchant_id: merchants[0], name });

/** Fakes `Date.now`. Timers stay real. */
export function withClock() {
  const real = Date.now;
  let now = 0;
  beforeEach(() => {
    now = real();
    Date.now = () => now;
  });
  afterEach(() => {
    Date.now = real;
  });
  return {
    forward(milliseconds: number) {
      now += milliseconds;
    },
  };
}

/** A promise with its resolve and reject functions. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}
