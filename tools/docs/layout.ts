import type { DocsPage } from './pages.js';

const link = ({ name, title }: DocsPage, current: DocsPage): string =>
  `<li><a href="./${name}.html"${name === current.name ? ' aria-current="page"' : ''}>${title}</a></li>`;

const neighbour = (page: DocsPage | undefined, rel: 'prev' | 'next'): string =>
  page
    ? `<a rel="${rel}" href="./${page.name}.html"><span>${rel === 'next' ? 'Next' : 'Previous'}</span> ${page.title}</a>`
    : '';

/** The first paragraph of the text, for search engines. */
const descriptionOf = (body: string): string =>
  (/<p>(.*?)<\/p>/s.exec(body)?.[1] ?? '').replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');

/** Puts the text of a page into the layout of the site. */
export function layoutOf(page: DocsPage, pages: readonly DocsPage[], body: string): string {
  const at = pages.indexOf(page);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${page.title} · stamps-activity-feed</title>
    <meta name="description" content="${descriptionOf(body)}">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="../shared/site.css">
    <link rel="stylesheet" href="./docs.css">
    <script type="module" src="./docs.ts"></script>
  </head>
  <body class="docs">
    <a class="skip" href="#main">Skip to content</a>
    <header class="site">
      <a class="brand" href="./index.html">stamps-activity-feed</a>
      <nav aria-label="Site">
        <a href="./index.html" aria-current="true">Docs</a>
        <a href="../index.html">Demo</a>
        <a href="../themes/index.html">Gallery</a>
        <a href="../playground.html">Playground</a>
      </nav>
    </header>
    <div class="columns">
      <nav class="pages" aria-label="Documentation">
        <details>
          <summary><span>Chapters:</span> ${page.title}</summary>
          <ul>${pages.map((it) => link(it, page)).join('')}</ul>
        </details>
      </nav>
      <main id="main" tabindex="-1">
        ${body}
        <nav class="turn" aria-label="Other chapters">${neighbour(pages[at - 1], 'prev')}${neighbour(pages[at + 1], 'next')}</nav>
      </main>
    </div>
  </body>
</html>
`;
}
