/** A page of the documentation site: one Markdown file of the repository. */
export interface DocsPage {
  /** The name of the HTML file, without its extension. */
  readonly name: string;
  /** The Markdown file, by its path in the repository. */
  readonly file: string;
  /** The text of links to it. */
  readonly title: string;
}

const chapter = (name: string, title: string): DocsPage => ({
  name,
  file: `docs/${name}.md`,
  title,
});

/** In reading order. */
export const docsPages: readonly DocsPage[] = [
  { name: 'index', file: 'README.md', title: 'Overview' },
  chapter('start', 'Start'),
  chapter('proxy', 'Proxy'),
  chapter('frameworks', 'Frameworks'),
  chapter('ssr', 'Server rendering'),
  chapter('cms', 'CMS and tag managers'),
  chapter('styling', 'Styling'),
  chapter('templates', 'Slots and templates'),
  chapter('language', 'Language, time and money'),
  chapter('accessibility', 'Accessibility and browsers'),
  chapter('testing', 'Testing'),
  chapter('security', 'Security'),
  chapter('node', 'Node and other runtimes'),
  chapter('sandbox', 'Sandbox'),
  chapter('performance', 'Performance'),
  chapter('faq', 'Questions and answers'),
  chapter('reference', 'Reference'),
  { name: 'threat-model', file: 'SECURITY.md', title: 'Threat model' },
  { name: 'contributing', file: 'CONTRIBUTING.md', title: 'Contributing' },
  { name: 'changelog', file: 'CHANGELOG.md', title: 'Changelog' },
  { name: 'license', file: 'LICENSE', title: 'License' },
];
