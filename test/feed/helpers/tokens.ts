import { merchants } from './server.js';

const encoded = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** A token with these claims and an arbitrary signature. */
export const tokenWithClaims = (claims: unknown): string => `header.${encoded(claims)}.signature`;

/** A token that expires in so many milliseconds. */
export const tokenExpiringIn = (milliseconds: number, name = ''): string =>
  tokenWithClaims({ exp: (Date.now() + milliseconds) / 1000, merchant_id: merchants[0], name });

/** Fakes `Date.now` and `performance.now`. Timers stay real. */
export function withClock() {
  const real = { date: Date.now, monotonic: performance.now };
  let date = 0;
  let monotonic = 0;
  beforeEach(() => {
    date = Date.now();
    monotonic = Math.round(performance.now());
    Date.now = () => date;
    performance.now = () => monotonic;
  });
  afterEach(() => {
    Date.now = real.date;
    performance.now = real.monotonic;
  });
  return {
    forward(milliseconds: number) {
      date += milliseconds;
      monotonic += milliseconds;
    },
    /** Sets the clock of the device; a sleep in which monotonic time stops looks the same. */
    setForward(milliseconds: number) {
      date += milliseconds;
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
