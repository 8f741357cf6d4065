import type { MemberSource } from './members.js';
import { mainGroup, merchantGroupIds } from './merchants.js';

/** A member of the developer's own, with activities as the wire has them, newest first. */
export interface CustomMember {
  /** Email or mobile number. */
  readonly user: string;
  readonly mobile?: string;
  /** A merchant of the sandbox whose token reaches this member; 2, of the main group, if absent. */
  readonly merchantId?: number;
  /** Served as they are, also what is no activity at all. */
  readonly activities: readonly unknown[];
}

/** @throws RangeError when the member's merchant is not one of the sandbox's. */
export function toMemberSource(member: CustomMember): MemberSource {
  const { user, mobile, merchantId = mainGroup[0].id, activities } = member;
  if (!merchantGroupIds(merchantId)) {
    throw new RangeError(
      `Member ${user}: merchantId ${merchantId} is no merchant of the sandbox. ` +
        'Leave it out, or take one of sandboxMerchants.',
    );
  }
  return {
    user,
    ...(mobile === undefined ? {} : { mobile }),
    title: 'Your own activities',
    count: activities.length,
    merchantId,
    activities: () => activities,
  };
}
