import type { Attribute, ClassField } from 'custom-elements-manifest/schema';
import type { Element } from '../element.js';

/** What every element has, and what frameworks have types for already. */
const ofEveryElement = ['lang', 'dir'];

/** How an attribute is written in markup, by the type of its property. */
export function inMarkup({ type }: Attribute): string {
  const text = type?.text.replace(/ \| undefined$/, '') ?? 'string';
  if (isNumberUnion(text)) return text.replace(/\d+/g, "'$&'");
  return /^('|boolean$|number$)/.test(text) ? text : 'string';
}

const isNumberUnion = (type: string): boolean => /^\d+( \| \d+)+$/.test(type);

/** What may be given for an attribute where TypeScript checks markup. */
function inTypes(attribute: Attribute): string {
  const { text: type = '' } = attribute.type ?? {};
  if (isNumberUnion(type)) return `${type} | \`\${${type}}\``;
  const text = inMarkup(attribute);
  if (text === 'boolean') return "boolean | '' | 'true' | 'false'";
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a type in the code that is written.
  return text === 'number' ? 'number | `${number}`' : text;
}

/**
 * `dist/types/element.d.ts`: what markup and code can set on the element, and its events. The types of the
 * frameworks are made of these.
 */
export function elementTypes(element: Element): string {
  const { attributes = [], members = [], events = [] } = element;
  const ours = attributes.filter(({ name }) => !ofEveryElement.includes(name));
  const settable = members.filter(
    (it): it is ClassField => it.kind === 'field' && !('readonly' in it && it.readonly),
  );
  const propertyType = ({ name }: ClassField): string => {
    const attribute = ours.find(({ fieldName }) => fieldName === name);
    const own = `${element.name}['${name}']`;
    return attribute ? `${own} | ${inTypes(attribute)}` : own;
  };
  const names = settable.map(({ name }) => name);
  const classes = events.map(({ type }) => type.text);
  return `import type { ${[element.name, ...classes].join(', ')} } from '../index.js';

/** The attributes that have another name than their properties, as markup writes them. */
export interface FeedAttributes {
${ours.flatMap((it) => (names.includes(it.name) ? [] : field(it, `'${it.name}'`, inTypes(it)))).join('\n')}
}

/** The properties that can be set, as their typed value or as the text of their attribute. */
export interface FeedProperties {
${settable.map((it) => field(it, it.name, propertyType(it))).join('\n')}
}

/** The events by their names. */
export interface FeedEvents {
${events.map((it) => `${comment(it)}  '${it.name}': ${it.type.text};`).join('\n')}
}

export type { ${element.name} };
`;
}

/** Where there is nothing to say, frameworks say `null` or `undefined`: the default is meant. */
function field(it: { description?: string }, name: string, type: string): string {
  return `${comment(it)}  ${name}?: ${type} | null | undefined;`;
}

function comment({ description }: { description?: string }): string {
  const text = description?.replace(/\s+/g, ' ').replaceAll('*/', '*\\/');
  return text ? `  /** ${text} */\n` : '';
}
