import type { Element } from '../element.js';

/** What Storybook shows about a name, and how its value can be changed. */
interface ArgType {
  readonly name: string;
  readonly description: string | undefined;
  readonly control: false | { readonly type: 'boolean' | 'number' | 'select' | 'text' | 'object' };
  readonly options?: readonly unknown[];
  readonly table: {
    readonly category: string;
    readonly type?: { readonly summary: string };
    readonly defaultValue?: { readonly summary: string };
  };
}

/** The values of a union of literals, such as `'month' | 'day'`; `undefined` for any other type. */
const literalsOf = (type: string): readonly unknown[] | undefined => {
  const members = type.split(' | ').map((it) => it.replace(/^'(.*)'$/, '"$1"'));
  return members.length > 1 && members.every((it) => /^("[^"]*"|\d+)$/.test(it))
    ? members.map((it) => JSON.parse(it))
    : undefined;
};

const controlOf = (type: string): ArgType['control'] => {
  if (literalsOf(type)) return { type: 'select' };
  const [main = ''] = type.split(' | ');
  if (main === 'boolean' || main === 'number') return { type: main };
  if (main === 'string') return { type: 'text' };
  // A function can't be typed into a control.
  return /^readonly .*\[\]$/.test(main) ? { type: 'object' } : false;
};

/**
 * Storybook's `argTypes` of the element. Storybook's own reading of the manifest takes all names as one list, where
 * the part `error` replaces the property `error`. Here only properties have their plain names. Read-only ones
 * have no control, and those with a few values have these as options.
 */
export const storybookArgTypes = (element: Element): Record<string, ArgType> => {
  const argTypes: Record<string, ArgType> = {};
  for (const member of element.members ?? []) {
    if (member.kind !== 'field') continue;
    const type = member.type?.text ?? 'unknown';
    argTypes[member.name] = {
      name: member.name,
      description: member.description,
      control: member.readonly ? false : controlOf(type),
      ...(!member.readonly && literalsOf(type) && { options: literalsOf(type) }),
      table: {
        category: 'properties',
        type: { summary: type },
        ...(member.default !== undefined && { defaultValue: { summary: member.default } }),
      },
    };
  }
  const add = (
    category: string,
    items: readonly { readonly name: string; readonly description?: string }[] | undefined,
    nameOf = (name: string) => name,
  ) => {
    for (const { name, description } of items ?? []) {
      const shown = nameOf(name);
      argTypes[shown] = { name: shown, description, control: false, table: { category } };
    }
  };
  add('events', element.events);
  add('slots', element.slots, (name) => `slot="${name}"`);
  add('CSS custom properties', element.cssProperties);
  add('CSS parts', element.cssParts, (name) => `::part(${name})`);
  add('CSS states', element.cssStates, (name) => `:state(${name})`);
  return argTypes;
};
