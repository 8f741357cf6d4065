import { normalizeUser } from '../members/normalize-user.js';
import type { Session } from '../sessions/sessions.js';
import { faultParams } from './fault-params.js';
import type { SandboxFaults } from './faults.js';

/** Those of the faults that hit this request: all of them, or none. Counts for `times`. */
export function selectActiveFaults(
  faults: SandboxFaults,
  params: URLSearchParams,
  session: Session,
): SandboxFaults {
  const page = params.has('older_than') ? 'more' : 'first';
  if (faults.page !== undefined && faults.page !== page) return {};
  if (faults.times === undefined) return faults;
  // Another set of faults in the same session starts its own count.
  const who = normalizeUser(params.get('user') ?? '');
  return session.count(`${who} ${faultParams(faults)}`) < faults.times ? faults : {};
}
