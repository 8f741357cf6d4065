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

const unknownMember = (): ResponseData =>
  apiError(404, 'Member not found.', {
    errors: { user: 'Member not found.' },
    error_code: 'member_not_found',
    error_message: 'Member not found.',
  });

/**
 * The member of a query, if the token reaches them and every merchant of the filter: a token reaches
 * the group of its merchant. A token of one member is refused (403) for everybody else before it can
 * learn who is a member (404).
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
  if (!member) return { errorResponse: unknownMember() };
  const reach = merchantGroupIds(claims.merchant_id) ?? [];
  const wanted = [member.merchantId, ...query.merchantIds];
  return wanted.every((id) => reach.includes(id)) ? { member } : { errorResponse: forbidden() };
}
