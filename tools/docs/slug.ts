/** The anchor of a heading, as GitHub generates it. */
export const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

const fences = /^```[\s\S]*?^```$/gm;

/** The anchors of the headings of a Markdown file. */
export const anchorsOf = (markdown: string): ReadonlySet<string> =>
  new Set(
    [...markdown.replace(fences, '').matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) =>
      slugOf(title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')),
    ),
  );
