import { type CustomMember, toMemberSource } from './custom-members.js';
import { type MemberSource, memberSources, type SandboxMember } from './members.js';
import { normalizeUser } from './normalize-user.js';

/** A member with the activities that the server has of them, in the server's order. */
export interface StoredMember extends SandboxMember {
  readonly activities: readonly unknown[];
}

export interface MemberDirectory {
  readonly members: readonly SandboxMember[];
  /** By email or mobile number, however written. */
  find(user: string): StoredMember | undefined;
}

/** Histories are invented when first asked for: most sandboxes are asked for one or two. */
function withLazyActivities(source: MemberSource, now: number): StoredMember {
  let made: readonly unknown[] | undefined;
  return {
    ...source,
    get activities() {
      made ??= source.activities(now);
      return made;
    },
  };
}

function userKeys({ user, mobile }: SandboxMember): string[] {
  return [user, ...(mobile === undefined ? [] : [mobile])].map(normalizeUser);
}

/**
 * @param own replace built-in members of the same email or mobile number.
 * @param now of the newest activity, unix seconds.
 */
export function createMemberDirectory(own: readonly CustomMember[], now: number): MemberDirectory {
  const added = own.map(toMemberSource);
  const taken = new Set(added.flatMap(userKeys));
  const kept = memberSources.filter((source) => !userKeys(source).some((key) => taken.has(key)));
  const members = [...kept, ...added].map((source) => withLazyActivities(source, now));
  const byKey = new Map(members.flatMap((member) => userKeys(member).map((key) => [key, member])));
  return {
    members: [...kept, ...added].map(({ activities: _, ...member }) => member),
    find: (user) => byKey.get(normalizeUser(user)),
  };
}
