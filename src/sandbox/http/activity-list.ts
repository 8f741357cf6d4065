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

interface ServerState {
  readonly directory: MemberDirectory;
  readonly tokens: Tokens;
  /** Time of the newest activity, in unix seconds. */
  readonly now: number;
}

/**
 * A page of a member's activities, or the error response. As in the documentation's examples, both
 * endpoints list the same activities; only `by-merchant-group` can filter by merchant.
 */
export async function activityListResponse(
  server: ServerState,
  request: ListRequest,
): Promise<ResponseData> {
  const { endpoint, params, authorization, session, faults } = request;
  const access = await server.tokens.verify(authorization);
  if ('errorResponse' in access) return access.errorResponse;
  const parameters = readQuery(params, endpoint);
  if ('errorResponse' in parameters) return parameters.errorResponse;
  const { query } = parameters;
  const found = findAccessibleMember(access.claims, query, server.directory);
  if ('errorResponse' in found) return found.errorResponse;

  const { user, activities } = found.member;
  const previousRequests = session.count(`list requests for ${user}`);
  if (previousRequests > 0) session.addArrivals(user, faults.arrivals ?? 0);
  const arrivals = createArrivals(found.member, session.arrivals(user), server.now);
  const matching = filterByMerchants([...arrivals, ...activities], query.merchantIds);
  const { errorMessages } = faults;
  return json(200, {
    activities: selectPage(matching, query.olderThan, faults),
    ...(errorMessages === undefined ? {} : { error_messages: [errorMessages] }),
  });
}
