import { createHash } from 'node:crypto';
import type { ClassMember, Package, Parameter } from 'custom-elements-manifest/schema';
import { elementOf } from '../element.js';
import type { Entry } from '../entries.js';
import { reports } from './reports.js';

/** What others rely on about one name. A facet that it does not have, such as a default, is missing. */
export type Facets = Readonly<Record<string, string>>;

export const groups = [
  'entries',
  'exports',
  'attributes',
  'properties',
  'methods',
  'events',
  'slots',
  'parts',
  'tokens',
  'states',
] as const;

export type Group = (typeof groups)[number];

/** Everything that others may rely on, by group and name, in the order of the names. */
export type PublicApi = Readonly<Record<Group, Readonly<Record<string, Facets>>>>;

/** The public API as it is now: the element from its manifest, the entries from their reports. */
export function publicApi(manifest: Package, entries: readonly Entry[]): PublicApi {
  const {
    attributes = [],
    members = [],
    events = [],
    slots = [],
    ...element
  } = elementOf(manifest);
  const { cssParts = [], cssProperties = [], cssStates = [] } = element;
  const types = reports(entries);
  const names = Object.entries(types).flatMap(([entry, { exports }]) =>
    Object.entries(exports).map(([name, kind]): Named => [`${name} of ${entry}`, { kind }]),
  );
  const fields: Record<string, readonly string[]> = Object.assign(
    {},
    ...Object.values(types).map((it) => it.fields),
  );
  return {
    entries: sorted(
      entries.map(({ name, kind }) => [name, facets({ kind, types: digest(types[name]?.code) })]),
    ),
    exports: sorted(names),
    attributes: sorted(
      attributes.map((it) => [it.name, facets({ type: it.type?.text, default: it.default })]),
    ),
    properties: sorted(members.filter(({ kind }) => kind === 'field').map(propertyOf)),
    methods: sorted(members.filter(({ kind }) => kind === 'method').map(methodOf)),
    events: sorted(
      events.map(({ name, type: { text: type } }) => [
        name,
        { type, fields: (fields[type] ?? []).join('; ') },
      ]),
    ),
    slots: sorted(slots.map((it) => [it.name, {}])),
    parts: sorted(cssParts.map((it) => [it.name, {}])),
    tokens: sorted(cssProperties.map((it) => [it.name, facets({ default: it.default })])),
    states: sorted(cssStates.map((it) => [it.name, {}])),
  };
}

/** A short hash of a report's declarations: released.json need not hold all of them. */
const digest = (code: string | undefined): string | undefined =>
  code && createHash('sha256').update(code).digest('hex').slice(0, 12);

type Named = readonly [name: string, facets: Facets];

function propertyOf(member: ClassMember): Named {
  if (member.kind !== 'field') throw new TypeError(`${member.name} is not a field.`);
  const access = member.readonly ? 'read' : 'read and write';
  return [member.name, facets({ type: member.type?.text, access, default: member.default })];
}

function methodOf(member: ClassMember): Named {
  if (member.kind !== 'method') throw new TypeError(`${member.name} is not a method.`);
  const parameters = (member.parameters ?? []).map(parameterText).join(', ');
  return [member.name, facets({ parameters, returns: member.return?.type?.text ?? 'void' })];
}

function parameterText({ name, optional, default: value, type, rest }: Parameter): string {
  const isOptional = optional || rest || value !== undefined;
  return `${rest ? '...' : ''}${name}${isOptional ? '?' : ''}: ${type?.text ?? 'unknown'}`;
}

const facets = (all: Record<string, string | undefined>): Facets =>
  Object.fromEntries(
    Object.entries(all).filter((it): it is [string, string] => it[1] !== undefined),
  );

const sorted = (named: readonly Named[]): Record<string, Facets> =>
  Object.fromEntries([...named].sort(([a], [b]) => (a < b ? -1 : 1)));
