import { type Facets, type Group, groups, type PublicApi } from './public-api.js';
import { isNarrower } from './type-text.js';

/** By how much a version grows, the smallest first. */
export const steps = ['patch', 'minor', 'major'] as const;
export type Step = (typeof steps)[number];

/** One difference between two public APIs, and the step that it takes. */
export interface Change {
  readonly step: Step;
  /** Such as `attributes group-by: type 'month' | 'day' became 'month'`. */
  readonly text: string;
}

/** Which step is the larger one. */
export const larger = (a: Step, b: Step): Step => (steps.indexOf(a) < steps.indexOf(b) ? b : a);

/** The step that all changes take together; a patch if nothing of the public API changed. */
export const stepOf = (changes: readonly Change[]): Step =>
  changes.reduce<Step>((step, change) => larger(step, change.step), 'patch');

/** What changed: what is gone or takes or gives something else is major, what was added is minor. */
export function diff(before: PublicApi, after: PublicApi): Change[] {
  const changes = groups.flatMap((group) => {
    const [old, now] = [before[group] ?? {}, after[group] ?? {}];
    return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name) =>
      changesOf(group, name, old[name], now[name]),
    );
  });
  return changes.sort((a, b) => steps.indexOf(b.step) - steps.indexOf(a.step));
}

function changesOf(group: Group, name: string, old?: Facets, now?: Facets): Change[] {
  const change = (step: Step, text: string) => ({ step, text: `${group} ${name}: ${text}` });
  if (!old) return [change('minor', 'added')];
  if (!now) return [change('major', 'removed, or it has another name')];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .filter((facet) => old[facet] !== now[facet])
    .map((facet) => {
      const [from, to] = [old[facet] ?? 'none', now[facet] ?? 'none'];
      const isGiven = group === 'events' || now.access === 'read';
      return change(stepOfFacet(group, facet, from, to, isGiven), `${facet} ${from} became ${to}`);
    });
}

function stepOfFacet(
  group: Group,
  facet: string,
  from: string,
  to: string,
  isGiven: boolean,
): Step {
  switch (facet) {
    // What is taken may become wider, what is given may become narrower.
    case 'type':
      return isNarrower(isGiven ? to : from, isGiven ? from : to) ? 'minor' : 'major';
    case 'fields':
      return from.split('; ').every((field) => !field || to.split('; ').includes(field))
        ? 'minor'
        : 'major';
    case 'returns':
      return isNarrower(to, from) ? 'minor' : 'major';
    case 'access':
      return from === 'read' ? 'minor' : 'major';
    case 'parameters':
      return addsOptional(from, to) ? 'minor' : 'major';
    case 'default':
      // A token's is a matter of looks; a page that leaves an attribute out has chosen its default.
      return group === 'tokens' ? 'minor' : 'major';
    default:
      return 'major';
  }
}

function addsOptional(from: string, to: string): boolean {
  if (!to.startsWith(from)) return false;
  const added = to.slice(from.length).replace(/^, /, '');
  return /^(\.\.\.)?\w+\?: /.test(added);
}
