import { findAccessibleMember } from '../auth/member-access.js';
import type { Tokens } from '../auth/tokens.js';
import type { SandboxFaults } from '../faults/faults.js';
import { createArrivals } from '../history/arrivals.js';
import type { MemberDirectory } from '../members/member-directory.js';
import type { Session } from '../sessions/sessions.js';
import { filterByMerchants, selectPage } from './paging.js';
import { readQuery } from './query.js';
import { json, type ResponseData } from './response-data.js';
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
  readonly directory: MemberDirectory;
  readonly tokens: Tokens;
  readonly now: number;
}

/**
 * A page of a member's activities, or why not. Both endpoints give the same list, as the
 * documentation's examples do; only the second one can be filtered by merchant.
 */
export async function activityListResponse(
  server: Server,
  request: ListRequest,
): Promise<ResponseData> {
  const { endpoint, params, authorization, session, faults } = request;
  const access = await server.tokens.read(authorization);
  if ('errorResponse' in access) return access.errorResponse;
  const parameters = readQuery(params, endpoint);
  if ('errorResponse' in parameters) return parameters.errorResponse;
  const { query } = parameters;
  const found = findAccessibleMember(access.claims, query, server.directory);
  if ('errorResponse' in found) return found.errorResponse;

  const { user, activities } = found.member;
  const asked = session.count(`asked for ${user}`);
  if (asked > 0) session.arrive(user, faults.arrivals ?? 0);
  const rows = [...createArrivals(found.member, session.arrived(user), server.now), ...activities];
  const page = selectPage(filterByMerchants(rows, query.merchantIds), query.olderThan, faults);
  const { errorMessages } = faults;
  return json(200, {
    activities: page,
    ...(errorMessages === undefined ? {} : { error_messages: [errorMessages] }),
  });
}
