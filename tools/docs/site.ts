import { readFileSync } from 'node:fs';
import { homePage } from './home.js';
import { resolveLinks, type SourceHost } from './links.js';
import { llmsFull, llmsIndex } from './llms.js';
import { type DocsPage, docsPages, home } from './pages.js';
import { withTabs } from './tabs.js';

export interface SiteOptions {
  readonly source: SourceHost;
  /** Replaces the files of the same path. */
  readonly texts?: ReadonlyMap<string, string>;
  /** Fills the CDN snippets with the version and the hashes of the build. */
  readonly fill?: (markdown: string) => string;
}

const textOf = ({ file, title }: DocsPage, { texts, fill = (it) => it }: SiteOptions): string => {
  const text = fill(texts?.get(file) ?? readFileSync(file, 'utf8'));
  return text.startsWith('# ') ? text : `# ${title}\n\n${text}`;
};

/**
 * The files that VitePress makes the site of, by their names: the pages, and the documentation for language models.
 *
 * @throws {Error} for a link to a file or a heading that does not exist.
 */
export function writeSite(options: SiteOptions): Map<string, string> {
  const read = new Map(docsPages.map((page) => [page, textOf(page, options)]));
  const texts = resolveLinks(read, options.source);
  const files = new Map<string, string>();
  for (const [page, text] of texts) {
    const { repository } = options.source;
    const frontmatter = `---\nsource: ${repository}/blob/main/${page.file}\n---\n\n`;
    files.set(`${page.name}.md`, page === home ? homePage(text) : frontmatter + withTabs(text));
    files.set(`public/${page.name}.md`, text);
  }
  files.set('public/llms.txt', llmsIndex(texts));
  files.set('public/llms-full.md', llmsFull(texts));
  return files;
}
