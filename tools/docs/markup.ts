import MarkdownIt from 'markdown-it';
import type { DocsPage } from './pages.js';
import type { PlacedSection } from './sections.js';
import { slugOf } from './sections.js';

/** What a link of a text leads to on the site, if it leads anywhere there. */
export type ResolveLink = (href: string, file: string) => string | undefined;

const languages: Readonly<Record<string, string>> = {
  html: 'HTML',
  css: 'CSS',
  js: 'JavaScript',
  jsx: 'JSX',
  ts: 'TypeScript',
  tsx: 'TSX',
  sh: 'Shell',
  vue: 'Vue',
  svelte: 'Svelte',
  liquid: 'Liquid',
  php: 'PHP',
  json: 'JSON',
};

/** Writes sections as HTML. */
export function createWriter(resolve: ResolveLink) {
  const markdown = new MarkdownIt({ html: true });
  const { escapeHtml } = markdown.utils;
  const { rules } = markdown.renderer;
  /** Names for what a keyboard scrolls: each its own, within a page. */
  let title = '';
  let count = 0;
  const nextName = (what: string) => {
    count += 1;
    return escapeHtml(`${what} ${count}, ${title || 'introduction'}`);
  };

  rules.fence = (tokens, index) => {
    const { info = '', content = '' } = tokens[index] ?? {};
    const language = languages[info.trim()] ?? info.trim();
    const name = nextName(`Code in ${language}`);
    return `<div class="snippet"><button type="button" data-copy>Copy</button>
      <pre tabindex="0" role="region" aria-label="${name}"><code>${escapeHtml(content)}</code></pre></div>`;
  };
  rules.table_open = () =>
    `<div class="table" tabindex="0" role="region" aria-label="${nextName('Table')}"><table>`;
  rules.table_close = () => '</table></div>';
  rules.th_open = () => '<th scope="col">';

  const resolved = (html: string, file: string) =>
    html
      .replace(/<a href="([^"]*)">(.*?)<\/a>/gs, (link, target: string, text: string) =>
        resolve(target, file) === undefined ? text : link,
      )
      .replace(
        /\b(href|src|srcset)="([^"]*)"/g,
        (_, name: string, target: string) => `${name}="${escapeHtml(resolve(target, file) ?? '')}"`,
      );

  return ({ file, title: heading, shownLevel, markdown: text }: PlacedSection): string => {
    if (heading !== title) count = 0;
    title = heading;
    const body = resolved(markdown.render(text), file);
    if (!heading) return body;
    const tag = `h${Math.min(shownLevel, 6)}`;
    const name = markdown.renderInline(heading);
    return `<${tag} id="${slugOf(heading)}">${name}</${tag}>\n${body}`;
  };
}

const link = ({ name, title }: DocsPage, current: DocsPage): string =>
  `<li><a href="./${name}.html"${name === current.name ? ' aria-current="page"' : ''}>${title}</a></li>`;

const neighbour = (page: DocsPage | undefined, rel: 'prev' | 'next'): string =>
  page
    ? `<a rel="${rel}" href="./${page.name}.html"><span>${rel === 'next' ? 'Next' : 'Before'}</span> ${page.title}</a>`
    : '';

/** A whole page of the site. */
export function pageOf(page: DocsPage, pages: readonly DocsPage[], body: string): string {
  const at = pages.indexOf(page);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${page.title} · stamps-activity-feed</title>
    <meta name="description" content="${page.lead}">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="../shared/site.css">
    <link rel="stylesheet" href="./docs.css">
    <script type="module" src="./docs.ts"></script>
  </head>
  <body class="docs">
    <a class="skip" href="#main">Skip to the text</a>
    <header class="site">
      <a class="brand" href="./index.html">stamps-activity-feed</a>
      <nav aria-label="Site">
        <a href="./index.html" aria-current="true">Documentation</a>
        <a href="../index.html">Demo</a>
        <a href="../themes/index.html">Gallery</a>
        <a href="../playground.html">Playground</a>
      </nav>
    </header>
    <div class="columns">
      <nav class="pages" aria-label="Documentation"><ul>${pages.map((it) => link(it, page)).join('')}</ul></nav>
      <main id="main" tabindex="-1">
        <h1>${page.title}</h1>
        <p class="lead">${page.lead}</p>
        ${body}
        <nav class="turn" aria-label="Other pages">${neighbour(pages[at - 1], 'prev')}${neighbour(pages[at + 1], 'next')}</nav>
      </main>
    </div>
  </body>
</html>
`;
}
