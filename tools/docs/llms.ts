import { type DocsPage, home, sections } from './pages.js';

const firstParagraph = (markdown: string): string =>
  (/^# .*\n\n([\s\S]*?)\n\n/.exec(`${markdown}\n\n`)?.[1] ?? '').replace(/\s+/g, ' ');

/** The list of the documentation for language models: https://llmstxt.org */
export function llmsIndex(texts: ReadonlyMap<DocsPage, string>): string {
  const summary = firstParagraph(texts.get(home) ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
  const lists = sections.map(({ title, pages }) => {
    const items = pages.map((page) => {
      const about = firstParagraph(texts.get(page) ?? '').replace(/\[([^\]]*)\]\([^)]*\)/g, '$1');
      return `- [${page.title}](./${page.name}.md)${about && `: ${about}`}`;
    });
    return `## ${title}\n\n${items.join('\n')}`;
  });
  return `# stamps-activity-feed

> ${summary}

The whole documentation in one file: [llms-full.md](./llms-full.md)

${lists.join('\n\n')}
`;
}

/** The whole documentation as one Markdown document, with the links of the site. */
export const llmsFull = (texts: ReadonlyMap<DocsPage, string>): string =>
  [...texts]
    .map(([{ file }, text]) => `<!-- ${file} -->\n\n${text.trim()}`)
    .join('\n\n---\n\n')
    .concat('\n');
