import { waitUntil as wait } from '@open-wc/testing';

/** Waits until a condition holds, with a timeout that is long enough for a busy machine. */
export const waitUntil = (holds: () => unknown, message?: string): Promise<void> =>
  wait(holds, message, { timeout: 25_000, interval: 5 });
