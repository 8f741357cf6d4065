import type { DocsPage } from './pages.js';

/** A heading of a text, with what stands below it up to the next heading. */
export interface Section {
  /** The file that it comes from. */
  readonly file: string;
  /** 1 to 6; 1 for what stands before the first heading but the title. */
  readonly level: number;
  readonly title: string;
  readonly markdown: string;
}

/** A section of a page, with the level of its heading there. */
export interface PlacedSection extends Section {
  readonly shownLevel: number;
}

/** The anchor of a heading, as GitHub makes it. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** Cuts a text at its headings; those in code are none. */
export function sectionsOf(file: string, markdown: string): Section[] {
  const sections = [{ level: 1, title: '', lines: [] as string[] }];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) isCode = !isCode;
    const heading = isCode ? null : /^(#{1,6}) (.+)$/.exec(line);
    if (heading) {
      const [, marks = '', title = ''] = heading;
      const level = marks.length;
      // The title of the text is the site's, or the page's.
      if (level > 1) sections.push({ level, title, lines: [] });
    } else sections.at(-1)?.lines.push(line);
  }
  return sections.map(({ level, title, lines }) => ({
    file,
    level,
    title,
    markdown: lines.join('\n').trim(),
  }));
}

/**
 * Gives every section its page.
 *
 * @param textOf the text of a file of the repository.
 * @throws {Error} for a section without a page, and for a page that names none.
 */
export function placeSections(
  pages: readonly DocsPage[],
  textOf: (file: string) => string,
): Map<DocsPage, PlacedSection[]> {
  const placed = new Map<DocsPage, PlacedSection[]>(pages.map((page) => [page, []]));
  const files = new Set(pages.map(({ from = 'README.md' }) => from));
  for (const file of files) {
    const ofFile = pages.filter(({ from = 'README.md' }) => from === file);
    const whole = ofFile.find(({ sections }) => !sections);
    const named = new Map(
      ofFile.flatMap((page) => (page.sections ?? []).map((title) => [title, page] as const)),
    );
    /** Where the sections above the present one have gone, with how far their headings move. */
    let above: { level: number; page: DocsPage; shift: number }[] = [];
    for (const section of sectionsOf(file, textOf(file))) {
      above = above.filter(({ level }) => level < section.level);
      const own = named.get(section.title);
      named.delete(section.title);
      const parent = above.findLast(({ level }) => level > 1);
      const page = own ?? parent?.page ?? whole;
      if (!page) {
        throw new Error(
          `${file} has a section "${section.title}" that no page shows: name it in tools/docs/pages.ts.`,
        );
      }
      const isBelow = parent && parent.page === page;
      const shift = isBelow ? parent.shift : 2 - section.level;
      above.push({ level: section.level, page, shift });
      placed.get(page)?.push({ ...section, shownLevel: section.level + shift });
    }
    const [missing] = named.keys();
    if (missing !== undefined) {
      throw new Error(
        `tools/docs/pages.ts names a section "${missing}" that ${file} does not have.`,
      );
    }
  }
  for (const [{ sections = [] }, list] of placed) {
    const order = (title: string) => sections.indexOf(title);
    // In the order of the page, each with what stands below it.
    let last = 0;
    const keyed = list.map((section) => {
      if (order(section.title) >= 0) last = order(section.title);
      return { section, key: last };
    });
    list.splice(0, list.length, ...keyed.sort((a, b) => a.key - b.key).map((it) => it.section));
  }
  return placed;
}
