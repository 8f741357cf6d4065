import { readFile, writeFile } from 'node:fs/promises';
import remapping from '@jridgewell/remapping';
import { parse } from 'acorn';
import { transform } from 'lightningcss';
import MagicString from 'magic-string';
import { glob } from 'tinyglobby';
import type { Plugin } from 'vite';

interface Quasi {
  readonly start: number;
  readonly end: number;
  readonly value: { readonly raw: string };
}

interface Template {
  readonly tag: string;
  readonly quasis: readonly Quasi[];
}

/** Takes the white space out of Lit's templates and style sheets, in the single files for script tags. */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    apply: 'build',
    transform: {
      filter: { id: /\/src\/.+\.ts$/, code: hasTemplate },
      handler(code, id) {
        const text = withMinifiedTemplates(code, this.parse(code), id);
        return { code: text.toString(), map: text.generateMap({ hires: true, source: id }) };
      },
    },
  };
}

/** Does the same to the modules for npm, which `tsc` has written, and to their source maps. */
export async function minifyModules(pattern: string): Promise<void> {
  for (const file of await glob(pattern)) {
    const code = await readFile(file, 'utf8');
    if (!hasTemplate.test(code)) continue;
    const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
    const text = withMinifiedTemplates(code, program, file);
    const before = JSON.parse(await readFile(`${file}.map`, 'utf8'));
    const map = remapping(
      [text.generateDecodedMap({ hires: true, source: file }), before],
      () => null,
    );
    map.file = before.file;
    await writeFile(file, text.toString());
    await writeFile(`${file}.map`, map.toString());
  }
}

const hasTemplate = /\b(?:css|html|svg) ?`/;

/** @param program the syntax tree of the code. */
function withMinifiedTemplates(code: string, program: unknown, file: string): MagicString {
  const text = new MagicString(code);
  for (const { tag, quasis } of templatesIn(program)) {
    const minified = tag === 'css' ? minifyStyles(quasis, file) : minifyMarkup(quasis);
    for (const [index, { start, end }] of quasis.entries()) {
      if (start < end) text.update(start, end, minified[index] ?? '');
    }
  }
  return text;
}

function templatesIn(node: unknown): Template[] {
  if (!node || typeof node !== 'object') return [];
  const inner = Object.values(node).flatMap(templatesIn);
  const { type, tag, quasi } = node as {
    type?: string;
    tag?: { name?: string };
    quasi?: { quasis: Quasi[] };
  };
  if (type !== 'TaggedTemplateExpression' || !quasi) return inner;
  if (!['css', 'html', 'svg'].includes(tag?.name ?? '')) return inner;
  return [...inner, { tag: tag?.name ?? '', quasis: quasi.quasis }];
}

function minifyStyles([only, ...more]: readonly Quasi[], filename: string): string[] {
  if (!only || more.length > 0) throw new Error(`${filename}: a style sheet with expressions.`);
  const { code, warnings } = transform({
    filename,
    code: Buffer.from(only.value.raw),
    minify: true,
  });
  if (warnings.length > 0) throw new Error(`${filename}: ${warnings[0]?.message}`);
  return [toAscii(code.toString()).replaceAll('\\', '\\\\')];
}

/** CSS in which letters beyond ASCII are escaped. They stand in strings and comments only. */
const toAscii = (styles: string): string =>
  styles.replace(/[^\0-\x7F]/gu, (letter) => `\\${letter.codePointAt(0)?.toString(16)} `);

/** White space counts in text, but one space is as good as several, and as a line with an indent. */
function minifyMarkup(quasis: readonly Quasi[]): string[] {
  // Stands for an expression: in no template of ours.
  const mark = '\uE000';
  return quasis
    .map(({ value }) => value.raw)
    .join(mark)
    .replace(/^\s*\n\s*|\s*\n\s*$/g, '')
    .replace(/\s+/g, ' ')
    .replaceAll(' >', '>')
    .split(mark);
}
