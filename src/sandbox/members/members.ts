import { docsExample } from '../history/docs-example.js';
import { everyKindActivities, everyKindCount } from '../history/every-kind.js';
import { createHistory, type HistoryPlan } from '../history/history.js';
import { parseDocsExample } from '../history/parse-docs-example.js';
import { mainGroup, otherGroup } from './merchants.js';

/** A member to try the feed with. */
export interface SandboxMember {
  /** Email, for the `user` parameter. */
  readonly user: string;
  /** Mobile number (`+62…`), for the same parameter. */
  readonly mobile?: string;
  /** Short description, for a picker. */
  readonly title: string;
  /** Number of activities. */
  readonly count: number;
  /** A merchant whose tokens give access to this member. */
  readonly merchantId: number;
}

/** A member and a function that creates their activities; `now` is in unix seconds. */
export interface MemberSource extends SandboxMember {
  readonly activities: (now: number) => readonly unknown[];
}

type Person = Pick<SandboxMember, 'user' | 'mobile' | 'title'>;

function withHistory(person: Person, plan: Omit<HistoryPlan, 'now'>): MemberSource {
  return {
    ...person,
    count: plan.count,
    merchantId: plan.merchants[0].id,
    activities: (now) => createHistory({ ...plan, now }),
  };
}

const docsActivities = parseDocsExample(docsExample);

export const memberSources: readonly MemberSource[] = [
  withHistory(
    {
      user: 'rina.wijaya@example.com',
      mobile: '+6281234567801',
      title: 'Three years in five shops',
    },
    { seed: 272, count: 1_240, days: 1_095, firstId: 3_100_000, merchants: mainGroup },
  ),
  {
    user: 'every.kind@example.com',
    mobile: '+6281234567802',
    title: 'Every kind in every status',
    count: everyKindCount,
    merchantId: mainGroup[0].id,
    activities: everyKindActivities,
  },
  {
    user: 'customer@stamps.co.id',
    mobile: '+6281234567803',
    title: "The documentation's example",
    count: docsActivities.length,
    merchantId: mainGroup[0].id,
    activities: () => docsActivities,
  },
  withHistory(
    { user: 'empty@example.com', mobile: '+6281234567804', title: 'No activity yet' },
    { seed: 4, count: 0, days: 1, firstId: 3_200_000, merchants: mainGroup },
  ),
  withHistory(
    { user: 'one@example.com', mobile: '+6281234567805', title: 'One activity' },
    { seed: 5, count: 1, days: 1, firstId: 3_300_000, merchants: mainGroup },
  ),
  withHistory(
    { user: 'twenty@example.com', mobile: '+6281234567806', title: 'Exactly one page' },
    { seed: 6, count: 20, days: 60, firstId: 3_400_000, merchants: mainGroup },
  ),
  withHistory(
    { user: 'forty@example.com', mobile: '+6281234567807', title: 'Exactly two pages' },
    { seed: 7, count: 40, days: 120, firstId: 3_500_000, merchants: mainGroup },
  ),
  withHistory(
    {
      user: 'forty.one@example.com',
      mobile: '+6281234567808',
      title: 'Two pages and one activity',
    },
    { seed: 8, count: 41, days: 120, firstId: 3_600_000, merchants: mainGroup },
  ),
  withHistory(
    { user: 'neighbour@example.com', mobile: '+6281234567809', title: 'Member of another group' },
    { seed: 9, count: 26, days: 90, firstId: 3_700_000, merchants: otherGroup },
  ),
];

/** The built-in members of every sandbox. */
export const sandboxMembers: readonly SandboxMember[] = memberSources.map(
  ({ activities: _, ...member }) => member,
);
