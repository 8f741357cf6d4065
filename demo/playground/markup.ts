import type { Choices } from './choices.js';

const escapeQuotes = (text: string) => text.replace(/&/g, '&amp;').replace(/"/g, '&quot;');

const indent = (text: string, by: string) => text.replace(/^(?=.)/gm, by);

/** The HTML that shows the same; the token is for the reader to fill in. */
export const htmlOf = ({ attributes, hasToken, template }: Choices): string => {
  const written = [...attributes].map(
    ([name, value]) => name + (value && `="${escapeQuotes(value)}"`),
  );
  if (hasToken) written.push('token="…"');
  const inOneLine = `<stamps-activity-feed ${written.join(' ')}>`;
  const opening =
    inOneLine.length <= 80
      ? inOneLine
      : `<stamps-activity-feed\n${indent(written.join('\n'), '  ')}\n>`;
  const content = template
    ? `\n  <template slot="${template[0]}">\n${indent(template[1], '    ')}\n  </template>\n`
    : '';
  return `${opening}${content}</stamps-activity-feed>`;
};

/** The CSS that goes with it; the playground itself uses no other. */
export const cssOf = ({ tokens, css }: Choices): string => {
  const lines = [...tokens].map(([name, value]) => `  ${name}: ${value};`);
  const rule = lines.length > 0 ? `stamps-activity-feed {\n${lines.join('\n')}\n}` : '';
  return [rule, css].filter(Boolean).join('\n\n');
};
