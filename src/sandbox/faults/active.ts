import { identityKey } from '../data/identity.js';
import type { Session } from '../state/sessions.js';
import type { SandboxFaults } from './faults.js';
import { faultParams } from './switches.js';

/** Those of the faults that hit this request: all of them, or none. Counts for `times`. */
export function activeFaults(
  faults: SandboxFaults,
  params: URLSearchParams,
  session: Session,
): SandboxFaults {
  const page = params.has('older_than') ? 'more' : 'first';
  if (faults.page !== undefined && faults.page !== page) return {};
  if (faults.times === undefined) return faults;
  // Another set of faults in the same session starts its own count.
  const who = identityKey(params.get('user') ?? '');
  return session.count(`${who} ${faultParams(faults)}`) < faults.times ? faults : {};
}
