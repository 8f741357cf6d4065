import { merchants } from './server.js';

const encoded = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A token that says these things of itself; nobody signed it. */
export const saying = (claims: unknown): string => `header.${encoded(claims)}.signature`;

/** A token that expires in so many milliseconds. */
export const expiringIn = (milliseconds: number, name = ''): string =>
  saying({ exp: (Date.now() + milliseconds) / 1000, merchant_id: merchants[0], name });

/** Sets what `Date.now` gives; timers stay real. */
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

/** A promise, and what settles it. */
export function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (reason: unknown) => void;
  const promise = new Promise<T>((...settle) => {
    [resolve, reject] = settle;
  });
  return { promise, resolve, reject };
}
