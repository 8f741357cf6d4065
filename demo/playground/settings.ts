import { faultQuery } from '../shared/faults.js';
import {
  attributes,
  customProperties,
  defaultOf,
  type Entry,
  optionsOf,
  textSlots,
} from './manifest.js';

/** The state of the form, as the feed needs it. */
export interface Settings {
  /** In the order of the manifest, without the token. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly hasToken: boolean;
  readonly customProperties: ReadonlyMap<string, string>;
  /** Slot and content of a `<template>`. */
  readonly template: readonly [slot: string, content: string] | undefined;
  /** The page's own texts, by their slots. */
  readonly slots: ReadonlyMap<string, string>;
  /** Further CSS, for parts and templates. */
  readonly css: string;
}

/** The name of the form's field for a slot. */
export const slotField = (name: string): string => `slot-${name}`;

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

/** The value of an attribute; `undefined` if it is absent or has its default. */
const attributeValue = (data: FormData, entry: Entry): string | undefined => {
  if (entry.type?.text === 'boolean') return data.has(entry.name) ? '' : undefined;
  const value = text(data, entry.name);
  const isDefault = optionsOf(entry).length > 0 && defaultOf(entry) === value;
  return isDefault ? undefined : value || undefined;
};

const apiUrl = (data: FormData): string => {
  const fault = faultQuery(text(data, 'fault'), text(data, 'page'));
  const url = text(data, 'api-url');
  return url && fault && url.includes('?') ? `${url}&${fault.slice(1)}` : url + fault;
};

export const readSettings = (form: HTMLFormElement): Settings => {
  const data = new FormData(form);
  data.set('api-url', apiUrl(data));
  const entries = attributes
    .filter(({ name }) => name !== 'token')
    .map((entry) => [entry.name, attributeValue(data, entry)] as const);
  const properties = customProperties.map(({ name }) => [name, text(data, name)] as const);
  const slots = textSlots.map(({ name }) => [name, text(data, slotField(name))] as const);
  return {
    attributes: new Map(
      entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    hasToken: data.has('token'),
    customProperties: new Map(properties.filter(([, value]) => value)),
    template: data.has('use-template')
      ? [text(data, 'template-slot'), text(data, 'template')]
      : undefined,
    slots: new Map(slots.filter(([, value]) => value)),
    css: text(data, 'css'),
  };
};
