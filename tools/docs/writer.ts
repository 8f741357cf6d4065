import MarkdownIt from 'markdown-it';

/** The address on the site that a link of a Markdown file leads to; `undefined` if it is not on the site. */
export type ResolveLink = (href: string, file: string) => string | undefined;

const languages: Readonly<Record<string, string>> = {
  html: 'HTML',
  css: 'CSS',
  js: 'JavaScript',
  ts: 'TypeScript',
  tsx: 'TSX',
  sh: 'Shell',
  vue: 'Vue',
  svelte: 'Svelte',
  json: 'JSON',
  csp: 'Content Security Policy',
};

/** The anchor of a heading, as GitHub generates it. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** The anchors of a rendered file. */
export const anchorsOf = (html: string): ReadonlySet<string> =>
  new Set([...html.matchAll(/<h\d id="([^"]+)"/g)].map(([, id = '']) => id));

/** Renders Markdown files as HTML, with anchors, scrollable code and tables, and links of the site. */
export function createWriter(resolve: ResolveLink) {
  const markdown = new MarkdownIt({ html: true });
  const { escapeHtml } = markdown.utils;
  const { rules } = markdown.renderer;

  /** The heading that code and tables are named after, and how many there have been below it. */
  let heading = '';
  let count = 0;
  const nextName = (what: string) => {
    count += 1;
    return escapeHtml(`${what} ${count}, ${heading}`);
  };

  rules.heading_open = (tokens, index) => {
    const { tag = '' } = tokens[index] ?? {};
    heading = tokens[index + 1]?.content.replaceAll('`', '') ?? '';
    count = 0;
    return `<${tag} id="${slugOf(heading)}">`;
  };
  rules.fence = (tokens, index) => {
    const { info = '', content = '' } = tokens[index] ?? {};
    const name = nextName(`Code in ${languages[info.trim()] ?? info.trim()}`);
    return `<div class="snippet"><button type="button" data-copy>Copy</button>
      <pre tabindex="0" role="region" aria-label="${name}"><code>${escapeHtml(content)}</code></pre></div>`;
  };
  rules.table_open = () =>
    `<div class="table" tabindex="0" role="region" aria-label="${nextName('Table')}"><table>`;
  rules.table_close = () => '</table></div>';
  rules.th_open = () => '<th scope="col">';

  return (text: string, file: string): string =>
    markdown
      .render(text)
      .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (_, target: string, label: string) => {
        const href = resolve(target, file);
        return href === undefined ? label : `<a href="${escapeHtml(href)}">${label}</a>`;
      });
}
