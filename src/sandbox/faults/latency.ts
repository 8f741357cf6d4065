import { createRandom } from '../history/random.js';
import type { SandboxFaults } from './faults.js';

/** How long a body trickles when nobody says how long, in ms. */
const defaultSlowBodyMs = 3_000;

/**
 * The ms that this request takes: before its answer, or within the body of a slow one.
 *
 * @param ordinal which request of the session it is: the choice from a range hangs on it alone.
 */
export function resolveLatency(
  { latency, body }: SandboxFaults,
  ordinal: number,
): { readonly before: number; readonly within: number } {
  const [from, to] = typeof latency === 'object' ? latency : [latency ?? 0, latency ?? 0];
  const chosen = createRandom(ordinal).integer(from, to);
  if (body !== 'slow') return { before: chosen, within: 0 };
  return { before: 0, within: latency === undefined ? defaultSlowBodyMs : chosen };
}
