import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import type { DocsPage } from './pages.js';
import { writeSite } from './site.js';

/** The file that Vite takes a page of the site for. It is not on the disk. */
export const docsFile = (page: DocsPage): string =>
  fileURLToPath(new URL(`../../demo/docs/${page.name}.html`, import.meta.url));

/** Gives Vite the pages of the documentation as if they were files. */
export function docsSite(): Plugin {
  let pages: Map<string, string> | undefined;
  return {
    name: 'docs-site',
    enforce: 'pre',
    buildStart() {
      pages = new Map([...writeSite()].map(([page, html]) => [docsFile(page), html]));
    },
    resolveId(id) {
      return pages?.has(id) ? id : undefined;
    },
    load(id) {
      return pages?.get(id);
    },
  };
}
