import { faultQuery } from '../faults.js';
import { attributes, choicesOf, type Entry, tokens } from './manifest.js';

/** What the form comes to: all that makes the feed what it is. */
export interface Choices {
  /** In the order of the manifest; the token is not among them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly hasToken: boolean;
  readonly tokens: ReadonlyMap<string, string>;
  /** A `<template>`'s slot and content. */
  readonly template: readonly [slot: string, content: string] | undefined;
  /** The visitor's own styles, for parts and templates. */
  readonly css: string;
}

const text = (data: FormData, name: string): string => String(data.get(name) ?? '').trim();

/** An attribute's value; `undefined` leaves it away, since it would change nothing. */
const written = (data: FormData, entry: Entry): string | undefined => {
  if (entry.type?.text === 'boolean') return data.has(entry.name) ? '' : undefined;
  const value = text(data, entry.name);
  const isDefault = choicesOf(entry).length > 0 && entry.default === `'${value}'`;
  return isDefault ? undefined : value || undefined;
};

const apiUrl = (data: FormData): string => {
  const fault = faultQuery(text(data, 'fault'), text(data, 'page'));
  const url = text(data, 'api-url');
  return url && fault && url.includes('?') ? `${url}&${fault.slice(1)}` : url + fault;
};

export const readChoices = (form: HTMLFormElement): Choices => {
  const data = new FormData(form);
  data.set('api-url', apiUrl(data));
  const entries = attributes
    .filter(({ name }) => name !== 'token')
    .map((entry) => [entry.name, written(data, entry)] as const);
  const styles = tokens.map(({ name }) => [name, text(data, name)] as const);
  return {
    attributes: new Map(
      entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    hasToken: data.has('token'),
    tokens: new Map(styles.filter(([, value]) => value)),
    template: data.has('use-template')
      ? [text(data, 'template-slot'), text(data, 'template')]
      : undefined,
    css: text(data, 'css'),
  };
};
