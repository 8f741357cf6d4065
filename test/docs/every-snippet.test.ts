import { expect } from 'chai';
import { documents, snippetsOf } from './snippets.js';

/** The languages of each document's snippets. A snippet that is added needs a test, and then an entry here. */
const tested: Readonly<Record<string, readonly string[]>> = {
  'README.md': ['sh', 'html', 'html', 'js', 'sh'],
  'docs/accessibility.md': [],
  'docs/cms.md': ['html', 'html', 'css'],
  'docs/faq.md': [],
  'docs/features.md': ['html', 'html', 'html', 'html', 'html', 'js', 'js'],
  'docs/frameworks.md': ['js', 'tsx', 'js', 'vue', 'svelte', 'ts', 'json', 'js'],
  'docs/language.md': ['html', 'html', 'js', 'js'],
  'docs/node.md': ['js'],
  'docs/performance.md': ['html'],
  'docs/proxy.md': ['js', 'js', 'js', 'js', 'sh', 'js', 'js'],
  'docs/reference.md': ['html', 'html', 'css', 'css', 'css'],
  'docs/sandbox.md': ['sh', 'js'],
  'docs/security.md': [],
  'docs/ssr.md': ['js', 'js', 'vue'],
  'docs/start.md': [
    ...['sh', 'html', 'sh', 'html', 'html', 'tsx', 'vue', 'svelte', 'ts'],
    ...['html', 'html', 'js', 'css'],
  ],
  'docs/styling.md': ['css', 'css', 'css', 'html', 'css', 'css'],
  'docs/templates.md': ['html', 'html', 'html', 'html', 'js'],
  // `test/environments` runs all but the first.
  'docs/testing.md': ['js', 'js', 'js', 'js', 'tsx', 'js', 'js', 'js', 'js', 'toml', 'js'],
  'docs/troubleshooting.md': [],
};

describe('the documentation', () => {
  for (const file of documents) {
    it(`has no untested snippet in ${file}`, () => {
      expect(snippetsOf(file).map(({ language }) => language)).to.deep.equal(tested[file]);
    });
  }
});
