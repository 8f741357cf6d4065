import type { ListQuery } from '../http/query.js';
import { apiError, type ResponseData } from '../http/response-data.js';
import type { MemberDirectory, StoredMember } from '../members/member-directory.js';
import { merchantGroupIds } from '../members/merchants.js';
import type { AccessClaims } from './jwt.js';

const forbidden = (): ResponseData =>
  apiError(403, 'You do not have permission to perform this action.', {
    error_code: 'permission_denied',
    error_message: 'You do not have permission to perform this action.',
  });

const memberNotFound = (): ResponseData =>
  apiError(404, 'Member not found.', {
    errors: { user: 'Member not found.' },
    error_code: 'member_not_found',
    error_message: 'Member not found.',
  });

/**
 * The member of a query, if the token gives access to them and to every merchant of the filter. A
 * token covers the group of its merchant. A token for one member gets a 403 for all other users,
 * existing or not, so that it can't find out who is a member.
 */
export function findAccessibleMember(
  claims: AccessClaims,
  query: ListQuery,
  directory: MemberDirectory,
): { readonly member: StoredMember } | { readonly errorResponse: ResponseData } {
  const member = directory.find(query.user);
  if (claims.user !== undefined && (!member || member !== directory.find(claims.user))) {
    return { errorResponse: forbidden() };
  }
  if (!member) return { errorResponse: memberNotFound() };
  const allowedIds = merchantGroupIds(claims.merchant_id) ?? [];
  const requestedIds = [member.merchantId, ...query.merchantIds];
  const isAllowed = requestedIds.every((id) => allowedIds.includes(id));
  return isAllowed ? { member } : { errorResponse: forbidden() };
}
