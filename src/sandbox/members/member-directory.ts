import { type CustomMember, toMemberSource } from './custom-members.js';
import { type MemberSource, memberSources, type SandboxMember } from './members.js';
import { normalizeUser } from './normalize-user.js';

/** A member with their activities in the server's order. */
export interface StoredMember extends SandboxMember {
  readonly activities: readonly unknown[];
}

export interface MemberDirectory {
  readonly members: readonly SandboxMember[];
  /** Finds a member by email or mobile number, in any spelling. */
  find(user: string): StoredMember | undefined;
}

/** Creates the activities on first use: most sandboxes need one or two members. */
function withLazyActivities(source: MemberSource, now: number): StoredMember {
  let activities: readonly unknown[] | undefined;
  return {
    ...source,
    get activities() {
      activities ??= source.activities(now);
      return activities;
    },
  };
}

function userKeys({ user, mobile }: SandboxMember): string[] {
  return [user, ...(mobile === undefined ? [] : [mobile])].map(normalizeUser);
}

/**
 * @param customMembers replace built-in members with the same email or mobile number.
 * @param now time of the newest activity, in unix seconds.
 */
export function createMemberDirectory(
  customMembers: readonly CustomMember[],
  now: number,
): MemberDirectory {
  const custom = customMembers.map(toMemberSource);
  const customKeys = new Set(custom.flatMap(userKeys));
  const builtIn = memberSources.filter(
    (source) => !userKeys(source).some((key) => customKeys.has(key)),
  );
  const sources = [...builtIn, ...custom];
  const stored = sources.map((source) => withLazyActivities(source, now));
  const byKey = new Map(stored.flatMap((member) => userKeys(member).map((key) => [key, member])));
  return {
    members: sources.map(({ activities: _, ...member }) => member),
    find: (user) => byKey.get(normalizeUser(user)),
  };
}
