import { type Facets, type Group, groups, type PublicApi } from './public-api.js';

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

/** What changed. What was removed, or has another meaning, is major; what was added is minor. */
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
      const text = facet === 'types' ? 'types changed' : `${facet} ${from} became ${to}`;
      return change(stepOfFacet(group, facet, from, to, isGiven), text);
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
    // API Extractor's report shows what changed; whether that breaks an app takes a person to say.
    case 'types':
      return 'patch';
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
      // A token's default is a matter of looks. A page that leaves an attribute out relies on its default.
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

const members = (type: string): string[] => type.split('|').map((it) => it.trim());

/**
 * Whether the first type is among the members of the second, a union. Attributes and properties in the
 * manifest have simple types; the reports have the rest.
 */
function isNarrower(type: string, than: string): boolean {
  const wide = members(than);
  const isText = (it: string) => wide.includes('string') && /^'[^']*'$/.test(it);
  return members(type).every((it) => wide.includes(it) || isText(it));
}
