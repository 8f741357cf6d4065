import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';

export interface Snippet {
  readonly language: string;
  readonly code: string;
}

/** The landing page and every chapter, by their paths. */
export const documents = ['README.md', ...globSync('docs/*.md').sort()];

/** The fenced code of a Markdown file, in its order. */
export const snippetsOf = (file: string): Snippet[] =>
  [...readFileSync(file, 'utf8').matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', code = '']) => ({ language, code }),
  );

/** The one snippet of a chapter that is in a language and contains a text. */
export const snippet = (chapter: string, language: string, text = ''): string => {
  const found = snippetsOf(`docs/${chapter}.md`).filter(
    (it) => it.language === language && it.code.includes(text),
  );
  expect(found, `${language} snippets with "${text}" in docs/${chapter}.md`).to.have.length(1);
  return found[0]?.code ?? '';
};

/** A whole document for a browser. */
export const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>Shop</title>${head}</head><body>${body}</body></html>`;

/** Loads the element into a page whose snippet leaves the script out. */
export const script = '<script type="module" src="/stamps-activity-feed.js"></script>';

/** Makes the package's names known to modules of a page, as a bundler does. */
export const importMap = `<script type="importmap">${JSON.stringify({
  imports: {
    'stamps-activity-feed': '/stamps-activity-feed.js',
    'stamps-activity-feed/sandbox': '/sandbox/index.js',
  },
})}</script>`;
