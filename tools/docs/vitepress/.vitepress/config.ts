import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { docsPages, sections } from '../../pages.js';
import { slugOf } from '../../slug.js';
import { search } from './search.js';

const path = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const { version, repository } = JSON.parse(readFileSync(path('../../../package.json'), 'utf8'));
const github = repository.url.replace(/^git\+|\.git$/g, '');

/** A page that VitePress does not make, so its router must leave it to the browser. */
const plain = (text: string, link: string) => ({ text, link, target: '_self' });

export default defineConfig({
  title: 'stamps-activity-feed',
  description: 'A web component that shows a loyalty member what happened to their stamps.',
  lang: 'en',
  srcDir: '.cache/source',
  srcExclude: ['public/**'],
  cacheDir: '.cache/vitepress',
  head: [['link', { rel: 'icon', href: 'data:,' }]],
  // They are checked before: links and anchors, also to files of the repository.
  ignoreDeadLinks: true,
  markdown: {
    attrs: { disable: true },
    anchor: { slugify: slugOf },
    theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' },
    languageAlias: { csp: 'http' },
    config: ({ renderer: { rules }, utils: { escapeHtml } }) => {
      // Vue must not compile braces in code.
      rules.code_inline = (tokens, index) =>
        `<code v-pre>${escapeHtml(tokens[index]?.content ?? '')}</code>`;
      // A table that scrolls has to be focusable by keyboard.
      rules.table_open = (tokens, index) => {
        const number = tokens
          .slice(0, index + 1)
          .filter(({ type }) => type === 'table_open').length;
        return `<div class="table" tabindex="0" role="region" aria-label="Table ${number}"><table>`;
      };
      rules.table_close = () => '</table></div>';
    },
  },
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag.includes('-') } } },
  // VitePress adds these classes in the browser, which would shift the header.
  transformHtml: (html) =>
    html.includes('VPContent has-sidebar')
      ? html.replace('class="VPNavBar"', 'class="VPNavBar has-sidebar top"')
      : html,
  themeConfig: {
    siteTitle: 'stamps-activity-feed',
    nav: [
      {
        text: 'Docs',
        link: '/start',
        activeMatch: `^/(${docsPages.map(({ name }) => name).join('|')})`,
      },
      plain('Demo', '/demo/index.html'),
      plain('Gallery', '/demo/themes/index.html'),
      plain('Playground', '/demo/playground.html'),
      {
        text: version,
        items: [
          { text: 'Changelog', link: '/changelog' },
          { text: 'Package on npm', link: 'https://www.npmjs.com/package/stamps-activity-feed' },
          { text: 'Source', link: `${github}/tree/v${version}` },
        ],
      },
    ],
    sidebar: sections.map(({ title, pages }) => ({
      text: title,
      items: pages.map((page) => ({ text: page.title, link: `/${page.name}` })),
    })),
    outline: [2, 3],
    search,
    editLink: {
      text: 'Source of this page',
      // VitePress runs this in the browser, where it sees nothing of this file.
      pattern: ({ frontmatter }) => frontmatter.source,
    },
    notFound: {
      title: 'Page not found',
      quote:
        'The address is wrong, or the page was moved. Use the search, or start from the first page.',
      linkText: 'First page',
    },
    socialLinks: [{ icon: 'github', link: github }],
    externalLinkIcon: false,
  },
});
