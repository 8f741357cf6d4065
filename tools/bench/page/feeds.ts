/** The feeds that are measured beside each other. */
export type Variant = 'ours' | 'templates' | 'vanilla';

/** What the measurements ask of a feed. */
export interface MeasuredFeed extends HTMLElement {
  fetch: typeof fetch | undefined;
  readonly activities: readonly unknown[];
  readonly updateComplete?: Promise<unknown>;
  loadMore(): Promise<unknown>;
}

/** A template for every row, as a merchant might write one. */
export const rowTemplate = `<template slot="activity"><a class="receipt" href="/receipts/[[reference]]">
  <strong>[[title]]</strong> <span>[[merchant]] [[store]]</span> <time>[[time]]</time> <b>[[stamps]]</b></a></template>`;

const tags = {
  ours: 'stamps-activity-feed',
  templates: 'stamps-activity-feed',
  vanilla: 'vanilla-feed',
} as const;

const scripts = {
  ours: '/stamps-activity-feed.js',
  templates: '/stamps-activity-feed.js',
  vanilla: '/vanilla.js',
} as const;

export const tagOf = (variant: Variant) => tags[variant];
export const scriptOf = (variant: Variant) => scripts[variant];

/** The number of rows that a feed shows. */
export const rowCount = (feed: Element): number =>
  feed.shadowRoot?.querySelectorAll('article').length ?? 0;

/** Resolves as soon as a feed shows a row, from within the task that brought it. */
export const firstRow = (feed: Element): Promise<void> =>
  new Promise((resolve) => {
    const root = feed.shadowRoot;
    if (!root) throw new Error(`<${feed.localName}> has not been defined.`);
    const look = () => {
      if (!root.querySelector('article')) return;
      observer.disconnect();
      resolve();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true });
    look();
  });

/** Makes a feed that is fed from memory. */
export const createFeed = (variant: Variant, load: typeof fetch): MeasuredFeed => {
  const feed = document.createElement(tagOf(variant)) as unknown as MeasuredFeed;
  feed.setAttribute('api-url', '/memory');
  feed.setAttribute('user', 'bench@example.com');
  feed.setAttribute('token', 'token');
  if (variant === 'templates') feed.innerHTML = rowTemplate;
  feed.fetch = load;
  return feed;
};
