import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';
import { docsPages } from '../../tools/docs/pages.js';
import { snippetsOf } from './snippets.js';

const chapter = readFileSync('docs/troubleshooting.md', 'utf8');
const source = globSync('src/{element,api,loader}/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
  // Values in a message are an ellipsis in the chapter.
  .replace(/\$\{[^}]*\}/g, '…');

describe('the chapter Troubleshooting', () => {
  it('quotes messages of the source', () => {
    const table = chapter.slice(chapter.indexOf('| Message | What to do |'));
    const messages = [...table.matchAll(/^\| `([^`]+)` \|/gm)].map(([, message = '']) => message);
    expect(messages).to.have.length.above(10);
    // The status is a value.
    for (const message of messages) expect(source).to.include(message.replace(/ 40[14]$/, ' …'));
  });

  it('is where each warning in the console leads', () => {
    const { homepage } = JSON.parse(readFileSync('package.json', 'utf8'));
    const [, page] = new RegExp(`${homepage}(\\w+)\\.html`).exec(source) ?? [];
    expect(docsPages.map(({ name }) => name)).to.include(page);
    expect(page).to.equal('troubleshooting');
    expect(snippetsOf('docs/troubleshooting.md')).to.deep.equal([]);
  });
});
