import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { layoutOf } from './layout.js';
import type { DocsPage } from './pages.js';
import { docsPages } from './pages.js';
import { anchorsOf, createWriter } from './writer.js';

const root = new URL('../../', import.meta.url);

/** A live feed takes the place of the README's picture. */
const picture = /<img src="demo\/[^>]*>/;
const live = `<section class="live" aria-label="The feed, live">
  <stamps-activity-feed api-url="/stamps"></stamps-activity-feed>
</section>`;

/**
 * The HTML of every page of the site.
 *
 * @param texts replace the files of the same path.
 * @throws {Error} for a link to a file or a heading that does not exist.
 */
export function writeSite(texts: ReadonlyMap<string, string> = new Map()): Map<DocsPage, string> {
  const textOf = ({ file, title }: DocsPage): string => {
    const text = texts.get(file) ?? readFileSync(new URL(file, root), 'utf8');
    return text.startsWith('# ') ? text : `# ${title}\n\n${text}`;
  };
  const byFile = new Map(docsPages.map((page) => [page.file, page]));
  const links: { from: string; file: string; anchor: string }[] = [];

  const write = createWriter((href, from) => {
    if (/^[a-z]+:/.test(href)) return href;
    const [path = '', anchor = ''] = href.split('#');
    const file = path ? posix.join(posix.dirname(from), path) : from;
    links.push({ from, file, anchor });
    const page = byFile.get(file);
    return page && `./${page.name}.html${anchor && `#${anchor}`}`;
  });
  const bodies = new Map(docsPages.map((page) => [page.file, write(textOf(page), page.file)]));

  for (const { from, file, anchor } of links) {
    const body = bodies.get(file);
    const isThere = body && anchor ? anchorsOf(body).has(anchor) : existsSync(new URL(file, root));
    if (!isThere) throw new Error(`${from} links to ${file}#${anchor}, which does not exist.`);
  }
  return new Map(
    docsPages.map((page) => {
      const body = bodies.get(page.file) ?? '';
      return [page, layoutOf(page, docsPages, body.replace(picture, live))];
    }),
  );
}
