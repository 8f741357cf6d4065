/** A page of the documentation site: one Markdown file of the repository. */
export interface DocsPage {
  /** The name of the HTML file, without its extension. */
  readonly name: string;
  /** The Markdown file, by its path in the repository. */
  readonly file: string;
  /** The text of links to it. */
  readonly title: string;
}

export interface Section {
  readonly title: string;
  readonly pages: readonly DocsPage[];
}

const chapter = (name: string, title: string): DocsPage => ({
  name,
  file: `docs/${name}.md`,
  title,
});

/** The chapters, in reading order. */
export const sections: readonly Section[] = [
  {
    title: 'Put it on a page',
    pages: [
      chapter('start', 'Start'),
      chapter('features', 'Features'),
      chapter('proxy', 'Proxy'),
      chapter('frameworks', 'Frameworks'),
      chapter('ssr', 'Server rendering'),
      chapter('cms', 'CMS and tag managers'),
    ],
  },
  {
    title: 'Make it yours',
    pages: [
      chapter('styling', 'Styling'),
      chapter('templates', 'Slots and templates'),
      chapter('language', 'Language, time and money'),
      chapter('accessibility', 'Accessibility and browsers'),
    ],
  },
  {
    title: 'Rely on it',
    pages: [
      chapter('testing', 'Testing'),
      chapter('security', 'Security'),
      chapter('node', 'Node and other runtimes'),
      chapter('sandbox', 'Sandbox'),
      chapter('performance', 'Performance'),
    ],
  },
  {
    title: 'Look it up',
    pages: [
      chapter('troubleshooting', 'Troubleshooting'),
      chapter('faq', 'Questions and answers'),
      chapter('reference', 'Reference'),
      { name: 'threat-model', file: 'SECURITY.md', title: 'Threat model' },
    ],
  },
  {
    title: 'Project',
    pages: [
      { name: 'changelog', file: 'CHANGELOG.md', title: 'Changelog' },
      { name: 'contributing', file: 'CONTRIBUTING.md', title: 'Contributing' },
      { name: 'license', file: 'LICENSE', title: 'License' },
    ],
  },
];

export const home: DocsPage = { name: 'index', file: 'README.md', title: 'Overview' };

/** Every page, in reading order. */
export const docsPages: readonly DocsPage[] = [home, ...sections.flatMap(({ pages }) => pages)];
