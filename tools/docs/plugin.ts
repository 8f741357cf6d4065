import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { createWriter, pageOf } from './markup.js';
import type { DocsPage } from './pages.js';
import { docsPages } from './pages.js';
import { placeSections, slugOf } from './sections.js';

const root = new URL('../../', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');

/** Where a page of the site would stand, were it a file. */
export const docsFile = (page: DocsPage): string =>
  fileURLToPath(new URL(`demo/docs/${page.name}.html`, root));

/** The live feed beside the first example. */
const live = `<section class="live" aria-label="The feed, live">
  <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>
</section>`;

/** The whole site, by the names of its pages. */
export function writeDocs(): Map<DocsPage, string> {
  const placed = placeSections(docsPages, textOf);
  const anchors = new Map<string, string>();
  for (const [{ name, from = 'README.md' }, sections] of placed) {
    for (const { title } of sections)
      anchors.set(`${from}#${slugOf(title)}`, `./${name}.html#${slugOf(title)}`);
    if (from !== 'README.md') anchors.set(`${from}#`, `./${name}.html`);
  }
  const write = createWriter((href, file) => {
    if (/^[a-z]+:/.test(href)) return href;
    const [path = '', anchor = ''] = href.split('#');
    const target = anchors.get(`${path || file}#${anchor}`);
    if (target) return target;
    if (path && existsSync(new URL(path, root))) {
      // A picture comes along; what is in the repository alone is named, and not linked to.
      return /\.(png|svg)$/.test(path) ? path.replace(/^demo\//, '../') : undefined;
    }
    throw new Error(`${file} links to ${href}, which is nowhere.`);
  });
  return new Map(
    docsPages.map((page) => {
      const body = (placed.get(page) ?? []).map(write).join('\n');
      return [page, pageOf(page, docsPages, page.name === 'index' ? withLive(body) : body)];
    }),
  );
}

/** In place of the README's picture stands what it is a picture of. */
const withLive = (body: string): string => body.replace(/<picture>.*?<\/picture>/s, live);

/** Gives Vite the pages of the documentation, made of the repository's texts, as if they were files. */
export function docsSite(): Plugin {
  let pages: Map<string, string> | undefined;
  return {
    name: 'docs-site',
    enforce: 'pre',
    buildStart() {
      pages = new Map([...writeDocs()].map(([page, html]) => [docsFile(page), html]));
    },
    resolveId(id) {
      return pages?.has(id) ? id : undefined;
    },
    load(id) {
      return pages?.get(id);
    },
  };
}
