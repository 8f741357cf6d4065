import { createRandom } from '../history/random.js';
import type { SandboxFaults } from './faults.js';

/** How long a slow body takes without a `latency`, in ms. */
const defaultSlowBodyMs = 3_000;

/**
 * Splits the latency, in ms, into the delay before the response and the duration of a slow body.
 *
 * @param requestIndex position of the request in its session. It alone decides the value chosen from
 *   a range, so every run has the same latencies.
 */
export function resolveLatency(
  { latency, body }: SandboxFaults,
  requestIndex: number,
): { readonly responseDelay: number; readonly bodyDuration: number } {
  const [from, to] = typeof latency === 'object' ? latency : [latency ?? 0, latency ?? 0];
  const chosen = createRandom(requestIndex).integer(from, to);
  if (body !== 'slow') return { responseDelay: chosen, bodyDuration: 0 };
  return { responseDelay: 0, bodyDuration: latency === undefined ? defaultSlowBodyMs : chosen };
}
