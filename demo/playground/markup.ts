import type { Settings } from './settings.js';

const escapeQuotes = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

const indent = (text: string, spaces: string) => text.replace(/^(?=.)/gm, spaces);

/** The element that a slot's text stands in: a link where the member can do something. */
export const elementOf = (slot: string): 'a' | 'span' =>
  ['empty-action', 'sign-in'].includes(slot) ? 'a' : 'span';

/** Where these links lead in the playground. */
export const linkTarget = '/';

const escapeText = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const slotted = ([slot, text]: readonly [string, string]): string => {
  const name = elementOf(slot);
  const href = name === 'a' ? ` href="${linkTarget}"` : '';
  return `<${name} slot="${slot}"${href}>${escapeText(text)}</${name}>`;
};

/** The HTML for these settings, with a placeholder for the token. */
export const toHtml = ({ attributes, hasToken, template, slots }: Settings): string => {
  const serialized = [...attributes].map(
    ([name, value]) => name + (value && `="${escapeQuotes(value)}"`),
  );
  if (hasToken) serialized.push('token="…"');
  const oneLine = `<stamps-activity-feed ${serialized.join(' ')}>`;
  const opening =
    oneLine.length <= 80
      ? oneLine
      : `<stamps-activity-feed\n${indent(serialized.join('\n'), '  ')}\n>`;
  const children = [
    ...(template
      ? [`<template slot="${template[0]}">\n${indent(template[1], '  ')}\n</template>`]
      : []),
    ...[...slots].map(slotted),
  ];
  const content = children.length > 0 ? `\n${indent(children.join('\n'), '  ')}\n` : '';
  return `${opening}${content}</stamps-activity-feed>`;
};

/** The CSS for these settings. */
export const toCss = ({ customProperties, css }: Settings): string => {
  const lines = [...customProperties].map(([name, value]) => `  ${name}: ${value};`);
  const rule = lines.length > 0 ? `stamps-activity-feed {\n${lines.join('\n')}\n}` : '';
  return [rule, css].filter(Boolean).join('\n\n');
};

const tag = (name: string, content: string): string =>
  content && `<${name}>\n${indent(content, '  ')}\n</${name}>`;

/** Everything that a page needs, to be copied at once. */
export const toSnippet = (settings: Settings): string =>
  [
    '<script type="module" src="/stamps-activity-feed.js"></script>',
    tag('style', toCss(settings)),
    toHtml(settings),
  ]
    .filter(Boolean)
    .join('\n\n');
