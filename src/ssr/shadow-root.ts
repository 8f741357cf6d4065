import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { ActivityPage } from '../api/index.js';
import { define } from '../define.js';
import { StampsActivityFeed } from '../element/index.js';
import { type Attributes, escapeHtml, textOf } from './attributes.js';

define();

/** The element's attributes, by the names of their properties. The page itself is passed as an object. */
const attributeNames = new Map(
  [...StampsActivityFeed.elementProperties].flatMap(([key, { attribute = key }]) => {
    if (attribute === false || key === 'initialPage') return [];
    return [[String(key), String(attribute === true ? key : attribute).toLowerCase()] as const];
  }),
);

const templateStrings = (strings: readonly string[]): TemplateStringsArray =>
  Object.freeze(Object.assign([...strings], { raw: Object.freeze([...strings]) }));

/**
 * The tag with a binding for every property, as the strings of a Lit template. Lit caches a template by
 * its strings, so they are made once.
 */
const tagStrings = templateStrings([
  '<stamps-activity-feed lang=',
  ' .initialPage=',
  ...[...attributeNames.keys()].map((property) => ` .${property}=`),
  '></stamps-activity-feed>',
]);

/**
 * Renders the feed's shadow root with its first page, as a declarative `<template>`.
 *
 * @param stylesheet the URL of a style sheet that replaces the `<style>`.
 */
export const renderShadowRoot = async (
  attributes: Attributes,
  page: ActivityPage,
  stylesheet: string | undefined,
): Promise<string> => {
  const values = [...attributeNames.values()].map((name) => textOf(attributes[name]));
  const template = html(tagStrings, textOf(attributes.lang) ?? 'en', page, ...values);
  const rendered = await collectResult(render(template));
  const shadowRoot = rendered
    .slice(
      rendered.indexOf('<template'),
      rendered.lastIndexOf('</template>') + '</template>'.length,
    )
    // The element renders its rows again in the browser, so Lit's markers are not needed.
    .replace(/<!--\/?lit-[^>]*-->/g, '');
  if (stylesheet === undefined) return shadowRoot;
  return shadowRoot.replace(
    /<style>.*?<\/style>/s,
    () => `<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`,
  );
};
