import { existsSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { globSync } from 'tinyglobby';
import { withCdn } from '../../tools/cdn.js';
import { docsPages, home } from '../../tools/docs/pages.js';
import { writeSite } from '../../tools/docs/site.js';
import { slugOf } from '../../tools/docs/slug.js';
import { withTabs } from '../../tools/docs/tabs.js';
import { documents } from './snippets.js';

const source = { repository: 'https://example.com/repository', ref: 'v1.2.3' };
const start = readFileSync('docs/start.md', 'utf8');
const write = (text: string) =>
  writeSite({ source, texts: new Map([['docs/start.md', `${start}\n${text}`]]) });

describe('the pages of the documentation site', () => {
  it('are the README, every chapter, and the documents beside them', () => {
    expect(docsPages.map(({ file }) => file)).to.have.members([
      ...documents,
      'SECURITY.md',
      'CONTRIBUTING.md',
      'CHANGELOG.md',
      'LICENSE',
    ]);
  });

  it('have the title that links to them show', () => {
    for (const { file, title } of docsPages) {
      if (!file.startsWith('docs/')) continue;
      expect(readFileSync(file, 'utf8').split('\n')[0]).to.equal(`# ${title}`);
    }
  });

  it('name only files of the repository that exist', () => {
    const folders = ['api', 'demo', 'docs', 'integrations', 'src', 'test', 'tools'];
    const path = new RegExp(`\`((?:${folders.join('|')})/[\\w./-]*)\``, 'g');
    const files = [...docsPages.map(({ file }) => file), ...globSync('integrations/*/README.md')];
    const named = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(path)].map(([, name = '']) => `${file}: ${name}`),
    );
    expect(named.length).to.be.above(20);
    expect(named.filter((it) => !existsSync(it.split(': ')[1] ?? ''))).to.deep.equal([]);
  });

  it('have the anchors of GitHub', () => {
    expect(slugOf('Language, time and money')).to.equal('language-time-and-money');
    expect(slugOf('`<stamps-activity-feed>`')).to.equal('stamps-activity-feed');
  });

  it('fail to build with a link to a file or a heading that does not exist', () => {
    for (const link of ['missing.md', 'proxy.md#missing', '#missing']) {
      expect(() => write(`[A link](${link})`), link).to.throw(/docs\/start\.md links to .*missing/);
    }
  });

  it('link to each other, and to the source of everything else', () => {
    const text = `[Proxy](proxy.md#options), [the \`options\`](proxy.md), [Threats](../SECURITY.md), [Apps](../demo/frameworks/),
[Code](../src/index.ts), [Web](https://example.com/), \`[not](a-link.md)\`

\`\`\`md
[not](a-link.md)
\`\`\`
`;
    const page = write(text).get('start.md');
    expect(page).to.include(`[Proxy](./proxy.md#options), [the \`options\`](./proxy.md)`);
    expect(page).to.include('[Threats](./threat-model.md)');
    expect(page).to.include('[Apps](https://example.com/repository/tree/v1.2.3/demo/frameworks/)');
    expect(page).to.include('[Code](https://example.com/repository/blob/v1.2.3/src/index.ts)');
    expect(page).to.include('[Web](https://example.com/), `[not](a-link.md)`');
    expect(page).to.include('```md\n[not](a-link.md)\n```');
  });

  it('begin with the README', () => {
    const files = writeSite({ source });
    const page = files.get(`${home.name}.md`);
    expect(page).to.include('npm install stamps-activity-feed').and.include('## What it does');
    expect(page).to.include('"layout": "page"');
  });
});

describe('the marks in the Markdown files', () => {
  it('make tabs of labelled snippets', () => {
    const text =
      '<!-- tabs -->\n\n**A**\n\n```ts\na();\n```\n\n**B**\n\n```vue\nb\n```\n\n<!-- /tabs -->\n';
    expect(withTabs(text)).to.equal(
      '::: code-group\n```ts [A]\na();\n```\n```vue [B]\nb\n```\n:::\n',
    );
    expect(() => withTabs('<!-- tabs -->\n\nText\n<!-- /tabs -->')).to.throw('Tabs without');
  });

  it('make live examples of HTML, and of CSS with a feed', () => {
    const shown = (text: string) =>
      atob(/<LiveExample code="([^"]*)"/.exec(withTabs(text))?.[1] ?? '');
    const html = '<stamps-activity-feed lang="id"></stamps-activity-feed>\n';
    expect(shown(`<!-- live -->\n\n\`\`\`html\n${html}\`\`\`\n`)).to.equal(html);
    expect(shown('<!-- live -->\n\n```css\na {}\n```\n')).to.equal(
      '<style>\na {}\n</style>\n<stamps-activity-feed api-url="/stamps"></stamps-activity-feed>',
    );
    expect(withTabs('```html\n<p></p>\n```')).to.not.include('LiveExample');
  });
});

describe('the CDN snippets', () => {
  it('get the version and the hash of the file that they name', () => {
    const snippet = (version: string, hash: string) =>
      `src="https://cdn.example/npm/stamps-activity-feed@${version}/dist/a.js"\n  integrity="${hash}"`;
    expect(withCdn(snippet('0.0.1', '…'), '1.2.3-beta.4', { 'a.js': 'sha384-x' })).to.equal(
      snippet('1.2.3-beta.4', 'sha384-x'),
    );
    expect(() => withCdn(snippet('1.0.0', ''), '1.0.0', {})).to.throw('no hash of a.js');
  });
});
