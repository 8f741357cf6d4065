/** A page of the documentation site: sections of the repository's texts, by their headings. */
export interface DocsPage {
  /** The file's name without its ending. */
  readonly name: string;
  readonly title: string;
  /** What it is for, in a line. */
  readonly lead: string;
  /** The file that its sections come from; the README unless given. */
  readonly from?: string;
  /**
   * The headings of its sections. A section comes with those below it, but for those that another page
   * names. Every section but the one before the first heading; all of them, unless given.
   */
  readonly sections?: readonly string[];
}

/** In the order in which they are read. */
export const docsPages: readonly DocsPage[] = [
  {
    name: 'index',
    title: 'Start in a minute',
    lead: 'One script, one tag: a member sees what happened to their stamps.',
    sections: ['', 'Start', 'With your server between the page and Stamps', 'Try it'],
  },
  {
    name: 'token',
    title: 'A token in the page',
    lead: 'For a token of one member, and for staff and kiosk screens.',
    sections: ['With a token in the page'],
  },
  {
    name: 'apps',
    title: 'Apps and servers',
    lead: 'From a bundler, on a server, and without a page.',
    sections: ['From a bundler', 'In templates', 'Rendered on your server', 'In Node'],
  },
  {
    name: 'frameworks',
    title: 'Frameworks',
    lead: 'React, Vue, Svelte, Angular, Solid, Next.',
    sections: ['Frameworks'],
  },
  {
    name: 'cms',
    title: 'CMS and tag managers',
    lead: 'WordPress, Shopify, Google Tag Manager, and a loader for the rest.',
    sections: ['CMS'],
  },
  {
    name: 'living-feed',
    title: 'A feed that stays open',
    lead: 'Newer activities, endless scrolling, readers who come back.',
    sections: ['A feed that stays open'],
  },
  {
    name: 'rows',
    title: 'Rows of your own',
    lead: 'Templates, slots and icons that you write in HTML.',
    sections: ['Slots'],
  },
  {
    name: 'themes',
    title: 'Themes',
    lead: 'Tokens, parts and states for your own look.',
    sections: ['Styling'],
  },
  {
    name: 'language',
    title: 'Language, time and money',
    lead: 'At home for every member, in every zone.',
    sections: ['Language, time and money'],
  },
  {
    name: 'accessibility',
    title: 'Keyboard and screen readers',
    lead: 'How the feed is read, and where it runs.',
    sections: ['Keyboard and screen readers', 'Browsers'],
  },
  {
    name: 'reference',
    title: 'Reference',
    lead: 'Attributes, properties, methods, events and errors.',
    sections: ['Attributes and properties', 'Events'],
  },
  {
    name: 'security',
    title: 'Security',
    lead: 'What is sent where, and what a policy has to allow.',
    sections: ['Security'],
  },
  {
    name: 'threat-model',
    title: 'Threat model',
    lead: 'What the feed defends, against whom, and how to report.',
    from: 'SECURITY.md',
  },
  {
    name: 'develop',
    title: 'Develop without Stamps',
    lead: 'The sandbox: the Activity API in memory, with members and faults.',
    sections: ['Develop without Stamps', 'How the house is laid out', 'License'],
  },
  {
    name: 'contributing',
    title: 'Contributing',
    lead: 'Scripts, tests, and how to add a kind of activity.',
    from: 'CONTRIBUTING.md',
  },
  {
    name: 'license',
    title: 'License',
    lead: 'What you may do with it.',
    from: 'LICENSE',
  },
];
