import { identityKey } from './identity.js';
import { type MemberSource, memberSources, type SandboxMember } from './members.js';
import { type OwnMember, sourceOf } from './own-members.js';

/** A member with the activities that the server has of them, in the server's order. */
export interface DirectoryMember extends SandboxMember {
  readonly activities: readonly unknown[];
}

export interface Directory {
  readonly members: readonly SandboxMember[];
  /** By email or mobile number, however written. */
  find(user: string): DirectoryMember | undefined;
}

/** Histories are invented when first asked for: most sandboxes are asked for one or two. */
function lazily(source: MemberSource, now: number): DirectoryMember {
  let made: readonly unknown[] | undefined;
  return {
    ...source,
    get activities() {
      made ??= source.activities(now);
      return made;
    },
  };
}

function keysOf({ user, mobile }: SandboxMember): string[] {
  return [user, ...(mobile === undefined ? [] : [mobile])].map(identityKey);
}

/**
 * @param own replace built-in members of the same email or mobile number.
 * @param now of the newest activity, unix seconds.
 */
export function createDirectory(own: readonly OwnMember[], now: number): Directory {
  const added = own.map(sourceOf);
  const taken = new Set(added.flatMap(keysOf));
  const kept = memberSources.filter((source) => !keysOf(source).some((key) => taken.has(key)));
  const members = [...kept, ...added].map((source) => lazily(source, now));
  const byKey = new Map(members.flatMap((member) => keysOf(member).map((key) => [key, member])));
  return {
    members: [...kept, ...added].map(({ activities: _, ...member }) => member),
    find: (user) => byKey.get(identityKey(user)),
  };
}
