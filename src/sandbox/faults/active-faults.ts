import { normalizeUser } from '../members/normalize-user.js';
import type { Session } from '../sessions/sessions.js';
import { faultParams } from './fault-params.js';
import type { SandboxFaults } from './faults.js';

/** Applies `page` and `times`: returns the faults if they affect this request, and `{}` if not. */
export function selectActiveFaults(
  faults: SandboxFaults,
  params: URLSearchParams,
  session: Session,
): SandboxFaults {
  const page = params.has('older_than') ? 'more' : 'first';
  if (faults.page !== undefined && faults.page !== page) return {};
  if (faults.times === undefined) return faults;
  // The faults are part of the counter's name, so each set of faults has its own count.
  const user = normalizeUser(params.get('user') ?? '');
  return session.count(`${user} ${faultParams(faults)}`) < faults.times ? faults : {};
}
