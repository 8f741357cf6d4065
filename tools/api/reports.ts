import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry } from '../entries.js';

/** The folder of the committed reports of API Extractor: `npm run api:types` writes them. */
export const folder = 'api';

export type ExportKind = 'class' | 'function' | 'const' | 'interface' | 'type';

/** What one report says. */
export interface Report {
  /** The exported names and what each of them is. */
  readonly exports: Readonly<Record<string, ExportKind>>;
  /** The public fields that each exported class declares itself, such as `error: FeedError`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** The declarations alone, without comments. */
  readonly code: string;
}

type TypedEntry = Entry & { types: string };

/** Types for the templates of frameworks add to other packages: tests compile apps with them instead. */
const isReported = (entry: Entry): entry is TypedEntry =>
  entry.types !== undefined && entry.kind !== 'types';

/** The files with types that get a report, each once. */
export const typesFiles = (entries: readonly Entry[]): string[] => [
  ...new Set(entries.filter(isReported).map(({ types }) => types)),
];

/** `./dist/locales/en.d.ts` is reported in `locales-en.api.md`. */
export const reportOf = (types: string): string => {
  const path = types.replace(/^\.\/dist\//, '').replace(/(?:\/index)?\.d\.ts$/, '');
  return `${path.replaceAll('/', '-')}.api.md`;
};

/** The reports by the name of their entry. */
export function reports(entries: readonly Entry[]): Record<string, Report> {
  return Object.fromEntries(
    entries.filter(isReported).map(({ name, types }) => {
      const file = join(folder, reportOf(types));
      if (!existsSync(file)) throw new Error(`${file} is missing: npm run api:types`);
      return [name, parseReport(readFileSync(file, 'utf8'))];
    }),
  );
}

const exported = /^export (?:declare |abstract )*(class|function|const|interface|type) (\w+)/gm;
const exportedClass = /^export (?:declare |abstract )*class (\w+)[^\n]*\{\n(.*?)^\}/gms;
const publicField = /^ {4}(?:readonly )?(\w+\??: .+);$/gm;

export function parseReport(markdown: string): Report {
  const [, block = ''] = /^```ts\n(.*?)^```/ms.exec(markdown) ?? [];
  const code = block.replace(/^\s*\/\/.*\n/gm, '').replace(/\n{2,}/g, '\n');
  const names = [...code.matchAll(exported)].map(([, kind, name]) => [name, kind]);
  const classes = [...code.matchAll(exportedClass)].map(([, name, body = '']) => [
    name,
    [...body.matchAll(publicField)].map(([, field = '']) => field.replace('?', '')).sort(),
  ]);
  return { exports: Object.fromEntries(names), fields: Object.fromEntries(classes), code };
}
