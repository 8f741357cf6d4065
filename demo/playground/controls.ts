import { attributes, choicesOf, type Entry, tokens } from './manifest.js';

type Field = HTMLInputElement | HTMLSelectElement;

const create = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), properties);

/** The manifest writes a default as code: `'month'` is what one types as `month`. */
const defaultOf = (entry: Entry): string => (entry.default ?? '').replace(/^'(.*)'$/, '$1');

const select = (entry: Entry, choices: readonly string[]): Field => {
  const field = create('select');
  for (const choice of choices) field.add(new Option(choice));
  field.value = defaultOf(entry);
  return field;
};

const input = (entry: Entry): Field => {
  if (entry.type?.text === 'boolean') return create('input', { type: 'checkbox', value: '' });
  if (entry.type?.text === 'number') {
    return create('input', { type: 'number', min: '1', max: '6', placeholder: defaultOf(entry) });
  }
  const field = create('input', { type: 'text', spellcheck: false, autocomplete: 'off' });
  // A list is empty unless it is set: nothing that one could type.
  field.placeholder = defaultOf(entry).replace('[]', '');
  return field;
};

/** What a control is for stands below it, and is read out with it. */
const labelled = (entry: Entry, field: Field, ...more: HTMLElement[]): HTMLElement => {
  const row = create('div', { className: 'row' });
  const label = create('label', { htmlFor: field.id, textContent: entry.name });
  const hint = create('p', { id: `${field.id}-hint`, className: 'hint' });
  hint.textContent = entry.description.replaceAll('`', '');
  field.setAttribute('aria-describedby', hint.id);
  row.append(label, field, ...more, hint);
  return row;
};

const attributeRow = (entry: Entry): HTMLElement => {
  const choices = choicesOf(entry);
  const field = choices.length > 0 ? select(entry, choices) : input(entry);
  field.id = `attribute-${entry.name}`;
  field.name = entry.name;
  return labelled(entry, field);
};

const isColour = ({ name }: Entry): boolean => /color|accent|background/.test(name);

/** A token is a text, since it may be any CSS; one that is a colour has a palette beside it. */
const tokenRow = (entry: Entry): HTMLElement => {
  const field = input(entry) as HTMLInputElement;
  field.id = `token${entry.name}`;
  field.name = entry.name;
  if (!isColour(entry)) return labelled(entry, field);
  const palette = create('input', { type: 'color', ariaLabel: `Pick ${entry.name}` });
  palette.value = /^#\w{6}$/.test(defaultOf(entry)) ? defaultOf(entry) : '#888888';
  palette.addEventListener('input', () => {
    field.value = palette.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('input', () => {
    if (/^#\w{6}$/.test(field.value)) palette.value = field.value;
  });
  return labelled(entry, field, palette);
};

/** A control for each attribute but those that have one of their own. */
export const attributeRows = (except: readonly string[]): HTMLElement[] =>
  attributes.filter(({ name }) => !except.includes(name)).map(attributeRow);

export const tokenRows = (): HTMLElement[] => tokens.map(tokenRow);
