import {
  attributes,
  customProperties,
  defaultOf,
  type Entry,
  optionsOf,
  textSlots,
} from './manifest.js';
import { slotField } from './settings.js';

type Field = HTMLInputElement | HTMLSelectElement;

const create = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), properties);

const select = (entry: Entry, options: readonly string[]): Field => {
  const field = create('select');
  for (const option of options) field.add(new Option(option));
  field.value = defaultOf(entry);
  return field;
};

const input = (entry: Entry): Field => {
  if (entry.type?.text === 'boolean') return create('input', { type: 'checkbox', value: '' });
  if (entry.type?.text === 'number') {
    return create('input', { type: 'number', min: '1', placeholder: defaultOf(entry) });
  }
  const field = create('input', { type: 'text', spellcheck: false, autocomplete: 'off' });
  // The default of a list is `[]`, which is not a valid attribute value.
  field.placeholder = defaultOf(entry).replace('[]', '');
  return field;
};

/** A row with label, control and description. */
const createRow = (entry: Entry, field: Field, ...more: HTMLElement[]): HTMLElement => {
  const row = create('div', { className: 'row' });
  const label = create('label', { htmlFor: field.id, textContent: entry.name });
  const hint = create('p', { id: `${field.id}-hint`, className: 'hint' });
  hint.textContent = entry.description.replaceAll('`', '');
  field.setAttribute('aria-describedby', hint.id);
  row.append(label, field, ...more, hint);
  return row;
};

const attributeControl = (entry: Entry): HTMLElement => {
  const options = optionsOf(entry);
  const field = options.length > 0 ? select(entry, options) : input(entry);
  field.id = `attribute-${entry.name}`;
  field.name = entry.name;
  return createRow(entry, field);
};

const isColour = ({ name }: Entry): boolean => /color|accent|background/.test(name);

/** A text input, since the value can be any CSS; for a colour with a colour input beside it. */
const customPropertyControl = (entry: Entry): HTMLElement => {
  const field = input(entry) as HTMLInputElement;
  field.id = `property${entry.name}`;
  field.name = entry.name;
  if (!isColour(entry)) return createRow(entry, field);
  const colourInput = create('input', { type: 'color', ariaLabel: `Pick ${entry.name}` });
  colourInput.value = /^#\w{6}$/.test(defaultOf(entry)) ? defaultOf(entry) : '#888888';
  colourInput.addEventListener('input', () => {
    field.value = colourInput.value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  field.addEventListener('input', () => {
    if (/^#\w{6}$/.test(field.value)) colourInput.value = field.value;
  });
  return createRow(entry, field, colourInput);
};

const slotControl = (entry: Entry): HTMLElement => {
  const field = create('input', { type: 'text', autocomplete: 'off' });
  field.name = slotField(entry.name);
  field.id = field.name;
  return createRow(entry, field);
};

/** Controls for all attributes except those that are in the HTML already. */
export const attributeControls = (except: readonly string[]): HTMLElement[] =>
  attributes.filter(({ name }) => !except.includes(name)).map(attributeControl);

export const customPropertyControls = (): HTMLElement[] =>
  customProperties.map(customPropertyControl);

export const slotControls = (): HTMLElement[] => textSlots.map(slotControl);
