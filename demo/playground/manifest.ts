import manifest from '../../custom-elements.json';

/** An attribute, custom property or slot in the custom elements manifest. */
export interface Entry {
  readonly name: string;
  readonly description: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface Declaration {
  readonly attributes: readonly Entry[];
  readonly cssProperties: readonly Entry[];
  readonly slots: readonly Entry[];
}

const element = manifest.modules[0]?.declarations[0] as unknown as Declaration;

export const { attributes, cssProperties: customProperties } = element;

/** The kinds of activities, from the names of the icon slots. */
export const kinds: readonly string[] = element.slots
  .filter(({ name }) => name.startsWith('icon-'))
  .map(({ name }) => name.replace('icon-', ''));

/** The slots for the page's own texts, which take no template. */
export const textSlots: readonly Entry[] = element.slots.filter(
  ({ name }) =>
    name !== 'activity' && ![...kinds, ...kinds.map((it) => `icon-${it}`)].includes(name),
);

/** The members of a union type such as `'month' | 'day' | 'none'` or `1 | 2`; empty for other types. */
export const optionsOf = ({ type }: Entry): readonly string[] =>
  [...(type?.text ?? '').matchAll(/'([^']*)'|\b(\d+)\b/g)].map(
    ([, text, number]) => text ?? number ?? '',
  );

/** The default without the quotes that the manifest has around strings. */
export const defaultOf = (entry: Entry): string => (entry.default ?? '').replace(/^'(.*)'$/, '$1');
