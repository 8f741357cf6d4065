import manifest from '../../custom-elements.json';

/** What the manifest says of an attribute or a token: the playground offers what stands there, no more and no less. */
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

export const { attributes, cssProperties: tokens } = element;

/** The kinds of activities, by the slots for their icons. */
export const kinds: readonly string[] = element.slots
  .filter(({ name }) => name.startsWith('icon-'))
  .map(({ name }) => name.replace('icon-', ''));

/** `'month' | 'day' | 'none'` as a list; empty for any other type. */
export const choicesOf = ({ type }: Entry): readonly string[] =>
  [...(type?.text ?? '').matchAll(/'([^']*)'/g)].map(([, choice = '']) => choice);
