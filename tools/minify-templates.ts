import { transform } from 'lightningcss';
import MagicString from 'magic-string';
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
      filter: { id: /\/src\/.+\.ts$/, code: /\b(?:css|html|svg)`/ },
      handler(code, id) {
        const text = new MagicString(code);
        for (const { tag, quasis } of templatesIn(this.parse(code))) {
          const minified = tag === 'css' ? minifyStyles(quasis, id) : minifyMarkup(quasis);
          for (const [index, { start, end }] of quasis.entries()) {
            if (start < end) text.update(start, end, minified[index] ?? '');
          }
        }
        return { code: text.toString(), map: text.generateMap({ hires: true, source: id }) };
      },
    },
  };
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
  return [code.toString().replaceAll('\\', '\\\\')];
}

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
