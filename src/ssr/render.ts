import { render } from '@lit-labs/ssr';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import { html } from 'lit';
import type { ActivityPage } from '../api/index.js';
import { FeedError } from '../api/index.js';
import { define } from '../define.js';
import { StampsActivityFeed } from '../element/index.js';
import { fetchFirstPage } from './first-page.js';
import { attributesOf, escapeHtml } from './markup.js';
import type { AttributeValue, RenderOptions } from './options.js';

define();

type Attributes = Readonly<Record<string, AttributeValue>>;

const textOf = (value: AttributeValue): string | undefined =>
  value === null || value === undefined || value === false ? undefined : String(value);

/** The element's attributes, by the names of their properties. The page itself is passed as an object. */
const attributeNames = new Map(
  [...StampsActivityFeed.elementProperties].flatMap(([key, { attribute = key }]) => {
    if (attribute === false || key === 'initialPage') return [];
    return [[String(key), String(attribute === true ? key : attribute).toLowerCase()] as const];
  }),
);

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

function templateStrings(strings: readonly string[]): TemplateStringsArray {
  return Object.freeze(Object.assign([...strings], { raw: Object.freeze([...strings]) }));
}

/** The feed's shadow root, with its first page. */
const shadowOf = async (
  attributes: Attributes,
  page: ActivityPage,
  stylesheet: string | undefined,
): Promise<string> => {
  const values = [...attributeNames.values()].map((name) => textOf(attributes[name]));
  const template = html(tagStrings, textOf(attributes.lang) ?? 'en', page, ...values);
  const rendered = await collectResult(render(template));
  const start = rendered.indexOf('<template');
  const inside = rendered
    .slice(start, rendered.lastIndexOf('</template>') + '</template>'.length)
    // The element renders its rows again in the browser, so Lit's markers are not needed.
    .replace(/<!--\/?lit-[^>]*-->/g, '');
  if (stylesheet === undefined) return inside;
  return inside.replace(
    /<style>.*?<\/style>/s,
    () => `<link rel="stylesheet" href="${escapeHtml(stylesheet)}">`,
  );
};

/** The page as the attribute takes it: what the API gave, once. */
const dataOf = ({ activities, messages, cursor, complete, memberKey }: ActivityPage): string =>
  JSON.stringify({
    activities: activities.map(({ raw }) => raw),
    messages,
    cursor,
    complete,
    memberKey,
  });

/** That nobody is signed in is no news. */
const warn = (error: FeedError): void => {
  if (error.code !== 'unauthorized')
    console.warn(`renderActivityFeed: ${error.message} The browser asks again.`);
};

/**
 * Renders the tag with its first page, as HTML for a server's answer: rows that are there without a
 * script, and that the element takes over without asking for them again. If the page can't be had, the
 * tag comes without rows, and the element asks for them itself.
 *
 * The answer is about one member: send it with `Cache-Control: private, no-store`.
 *
 * @throws {TypeError} for an attribute that can't be written.
 */
export const renderActivityFeed = async (options: RenderOptions): Promise<string> => {
  const { attributes = {}, children = '', stylesheet, onError = warn } = options;
  const tag = (more: Attributes, shadow: string): string =>
    `<stamps-activity-feed${attributesOf({ ...attributes, ...more })}>${shadow}${children}</stamps-activity-feed>`;
  // What is wrong with the attributes is said before anybody is asked.
  const bare = tag({}, '');
  try {
    const page = await fetchFirstPage(options);
    const shadow = await shadowOf(attributes, page, stylesheet);
    return tag({ 'initial-page': dataOf(page) }, shadow);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    onError(error);
    return bare;
  }
};
