import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import jsTokens from 'js-tokens';
import { fromYAMLFilePath } from 'prh';

const rules = fromYAMLFilePath(fileURLToPath(new URL('rules.yml', import.meta.url)));

/** Comments, strings and the text of templates. */
const isProse = (type: string): boolean => /Comment|String|Template/.test(type);

/** What begins and ends comments, strings and templates, and what begins each line of a docblock. */
const delimiters = /^(?:\/\/|\/\*+|['"`}])|^ +\*|(?:\*\/|['"`]|\$\{)$/gm;

const blank = (text: string): string => text.replace(/\S/g, ' ');

/** Leaves only the comments and strings of a source file, each at its position. */
const proseOf = (source: string): string =>
  [...jsTokens(source)]
    .map(({ type, value }) => (isProse(type) ? value.replace(delimiters, blank) : blank(value)))
    .join('');

/** One place where the wording is refused. */
export interface Finding {
  readonly line: number;
  readonly found: string;
  readonly expected: string;
}

/** Checks the wording of a Markdown, TypeScript, JavaScript or PHP file. */
export function checkProse(file: string, content: string): Finding[] {
  const text = extname(file) === '.md' ? content : proseOf(content);
  return rules.makeChangeSet(file, text).diffs.map(({ index, tailIndex, newText }) => ({
    line: text.slice(0, index).split('\n').length,
    found: text.slice(index, tailIndex).replace(/\s+/g, ' '),
    expected: newText ?? '',
  }));
}
