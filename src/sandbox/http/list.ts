import { memberInReach } from '../auth/reach.js';
import type { Tokens } from '../auth/tokens.js';
import { arrivals } from '../data/arrivals.js';
import type { Directory } from '../data/directory.js';
import type { SandboxFaults } from '../faults/faults.js';
import type { Session } from '../state/sessions.js';
import { type Answer, json } from './answers.js';
import { ofMerchants, pageOf } from './paging.js';
import { readQuery } from './query.js';
import type { Endpoint } from './routes.js';

interface ListRequest {
  readonly endpoint: Endpoint;
  readonly params: URLSearchParams;
  readonly authorization: string | null;
  readonly session: Session;
  readonly faults: SandboxFaults;
}

/** What the server has: its members, its tokens, and the time of the newest activity (seconds). */
export interface Server {
  readonly directory: Directory;
  readonly tokens: Tokens;
  readonly now: number;
}

/**
 * A page of a member's activities, or why not. Both endpoints give the same list, as the
 * documentation's examples do; only the second one can be filtered by merchant.
 */
export async function listAnswer(server: Server, request: ListRequest): Promise<Answer> {
  const { endpoint, params, authorization, session, faults } = request;
  const access = await server.tokens.read(authorization);
  if ('refusal' in access) return access.refusal;
  const parameters = readQuery(params, endpoint);
  if ('refusal' in parameters) return parameters.refusal;
  const { query } = parameters;
  const found = memberInReach(access.claims, query, server.directory);
  if ('refusal' in found) return found.refusal;

  const { user, activities } = found.member;
  const asked = session.count(`asked for ${user}`);
  if (asked > 0) session.arrive(user, faults.arrivals ?? 0);
  const rows = [...arrivals(found.member, session.arrived(user), server.now), ...activities];
  const page = pageOf(ofMerchants(rows, query.merchantIds), query.olderThan, faults);
  const { errorMessages } = faults;
  return json(200, {
    activities: page,
    ...(errorMessages === undefined ? {} : { error_messages: [errorMessages] }),
  });
}
