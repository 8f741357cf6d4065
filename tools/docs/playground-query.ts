const feed = /<stamps-activity-feed([^>]*)>/;
const attribute = /([\w-]+)(?:="([^"]*)")?/g;
const style = /<style>\n?([\s\S]*?)<\/style>/;
const rowTemplate = /<template slot="((?!icon-)[\w-]+)">\n?([\s\S]*?)<\/template>/;
const slotted = /<(\w+) slot="([\w-]+)"[^>]*>([^<]*)<\/\1>/g;

const dedent = (text: string): string => {
  const lines = text.trimEnd().split('\n');
  const indent = Math.min(...lines.filter((it) => it.trim()).map((it) => it.search(/\S/)));
  return lines.map((line) => line.slice(indent)).join('\n');
};

/** The query of the playground's address, which shows the feed of an example with its styles and its first template. */
export function playgroundQuery(html: string): string {
  // The examples have a proxy, which needs no token.
  const params = new URLSearchParams({ token: 'off' });
  const attributes = feed.exec(html)?.[1] ?? '';
  for (const [, name = '', value = 'true'] of attributes.matchAll(attribute)) {
    params.set(name, value);
  }
  const css = style.exec(html)?.[1];
  if (css) params.set('css', css.trim());
  const [, slot, content = ''] = rowTemplate.exec(html) ?? [];
  if (slot) {
    params.set('use-template', 'on');
    params.set('template-slot', slot);
    params.set('template', dedent(content));
  }
  for (const [, , name, text = ''] of html.matchAll(slotted)) {
    params.set(`slot-${name}`, text.trim());
  }
  return params.toString();
}
