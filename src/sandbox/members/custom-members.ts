import type { MemberSource } from './members.js';
import { mainGroup, merchantGroupIds } from './merchants.js';

/** A member with your own activities, in the API's format and newest first. */
export interface CustomMember {
  /** Email or mobile number. */
  readonly user: string;
  /** A second way to name the same member, e.g. `+6281234567890`. */
  readonly mobile?: string | undefined;
  /** One of `sandboxMerchants`, whose tokens give access to this member. Default 2. */
  readonly merchantId?: number | undefined;
  /** Sent unchanged, even if they are not valid activities. */
  readonly activities: readonly unknown[];
}

/** @throws RangeError if the merchant is not one of `sandboxMerchants`. */
export function toMemberSource(member: CustomMember): MemberSource {
  const { user, mobile, merchantId = mainGroup[0].id, activities } = member;
  if (!merchantGroupIds(merchantId)) {
    throw new RangeError(
      `Member ${user}: merchantId ${merchantId} is not a merchant of the sandbox. ` +
        'Leave it out, or use the id of one of sandboxMerchants.',
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
