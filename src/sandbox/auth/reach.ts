import type { Directory, DirectoryMember } from '../data/directory.js';
import { groupOf } from '../data/merchants.js';
import { type Answer, failure } from '../http/answers.js';
import type { ListQuery } from '../http/query.js';
import type { AccessClaims } from './jwt.js';

const forbidden = (): Answer =>
  failure(403, 'You do not have permission to perform this action.', {
    error_code: 'permission_denied',
    error_message: 'You do not have permission to perform this action.',
  });

const unknownMember = (): Answer =>
  failure(404, 'Member not found.', {
    errors: { user: 'Member not found.' },
    error_code: 'member_not_found',
    error_message: 'Member not found.',
  });

/**
 * The member of a query, if the token reaches them and every merchant of the filter: a token reaches
 * the group of its merchant. A token of one member is refused (403) for everybody else before it can
 * learn who is a member (404).
 */
export function memberInReach(
  claims: AccessClaims,
  query: ListQuery,
  directory: Directory,
): { readonly member: DirectoryMember } | { readonly refusal: Answer } {
  const member = directory.find(query.user);
  if (claims.user !== undefined && (!member || member !== directory.find(claims.user))) {
    return { refusal: forbidden() };
  }
  if (!member) return { refusal: unknownMember() };
  const reach = groupOf(claims.merchant_id) ?? [];
  const wanted = [member.merchantId, ...query.merchantIds];
  return wanted.every((id) => reach.includes(id)) ? { member } : { refusal: forbidden() };
}
