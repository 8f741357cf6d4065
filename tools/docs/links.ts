import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import type { DocsPage } from './pages.js';
import { anchorsOf } from './slug.js';

/** Where files of the repository that are not on the site are shown. */
export interface SourceHost {
  /** Such as `https://github.com/owner/name`. */
  readonly repository: string;
  /** A branch or a tag. */
  readonly ref: string;
}

const code = /(^```[\s\S]*?^```$|`[^`\n]*`)/gm;
const link = /(\[(?:[^\][]|\[[^\]]*\])*\]\()([^)\s]+)(\))/g;

/** Applies a function to the Markdown outside code. */
const outsideCode = (markdown: string, change: (text: string) => string): string => {
  // The pattern has a group, so every second part is code. A link's label may hold code, so that is put aside.
  const parts: string[] = [];
  const marked = markdown.replace(code, (part) => `\u0000${parts.push(part) - 1}\u0000`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a character that no text has.
  return change(marked).replace(/\u0000(\d+)\u0000/g, (_, index) => parts[Number(index)] ?? '');
};

/**
 * Makes links between files links between pages. A link to another file of the repository leads to its source.
 *
 * @throws {Error} for a link to a file or a heading that does not exist.
 */
export function resolveLinks(
  texts: ReadonlyMap<DocsPage, string>,
  { repository, ref }: SourceHost,
): Map<DocsPage, string> {
  const byFile = new Map([...texts.keys()].map((page) => [page.file, page]));
  const anchors = new Map([...texts].map(([{ file }, text]) => [file, anchorsOf(text)]));

  const resolve = (target: string, from: string): string => {
    if (/^[a-z]+:/.test(target)) return target;
    const [path = '', anchor = ''] = target.split('#');
    const file = path ? posix.join(posix.dirname(from), path) : from;
    const page = byFile.get(file);
    const isThere = page && anchor ? anchors.get(file)?.has(anchor) : page || existsSync(file);
    if (!isThere) throw new Error(`${from} links to ${target}, which does not exist.`);
    if (page) return `./${page.name}.md${anchor && `#${anchor}`}`;
    const kind = file.endsWith('/') ? 'tree' : 'blob';
    return `${repository}/${kind}/${ref}/${file}`;
  };

  return new Map(
    [...texts].map(([page, text]) => [
      page,
      outsideCode(text, (it) =>
        it.replace(
          link,
          (_, open: string, target: string, close: string) =>
            open + resolve(target, page.file) + close,
        ),
      ),
    ]),
  );
}
