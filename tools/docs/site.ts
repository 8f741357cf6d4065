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

/** Leaves out the words that only the search reads: see `search.ts` beside VitePress's configuration. */
const withoutSearchWords = (text: string): string => text.replace(/<!-- search: .*? -->\n\n?/g, '');

/**
 * The files that VitePress makes the site of, by their names: the pages, and the documentation for language models.
 *
 * @throws {Error} for a link to a file or a heading that does not exist.
 */
export function writeSite(options: SiteOptions): Map<string, string> {
  const read = new Map(docsPages.map((page) => [page, textOf(page, options)]));
  const texts = resolveLinks(read, options.source);
  const readable = new Map([...texts].map(([page, text]) => [page, withoutSearchWords(text)]));
  const files = new Map<string, string>();
  for (const [page, text] of texts) {
    const { repository } = options.source;
    // The license has no answers to questions.
    const isSearched = page.name !== 'license';
    const frontmatter = `---\nsource: ${repository}/blob/main/${page.file}\nsearch: ${isSearched}\n---\n\n`;
    files.set(`${page.name}.md`, page === home ? homePage(text) : frontmatter + withTabs(text));
    files.set(`public/${page.name}.md`, readable.get(page) ?? '');
  }
  files.set('public/llms.txt', llmsIndex(readable));
  files.set('public/llms-full.md', llmsFull(readable));
  return files;
}
