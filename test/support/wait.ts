import { waitUntil as wait } from '@open-wc/testing';

/** Waits until something holds. It gives up late enough for a busy machine. */
export const waitUntil = (holds: () => unknown, message?: string): Promise<void> =>
  wait(holds, message, { timeout: 25_000, interval: 5 });
