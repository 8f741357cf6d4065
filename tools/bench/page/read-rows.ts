import type { MeasuredFeed } from './feeds.js';
import { firstRow } from './feeds.js';

/** One row as it is on the page. */
export interface ReadRow {
  /** Its elements, attributes and texts; without comments and white space, which nobody sees. */
  readonly markup: string;
  readonly height: number;
}

/** Writes an element out; the order of its attributes says nothing. */
const write = (element: Element): string => {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}="${value}"`);
  const children = [...element.childNodes].map((node) => {
    if (node instanceof Element) return write(node);
    return node instanceof Text ? node.data.trim() : '';
  });
  return `<${[element.localName, ...attributes.sort()].join(' ')}>${children.join('')}</>`;
};

/** Loads more until a feed has so many rows, and reads them. */
export const readRows = async (feed: MeasuredFeed, count: number): Promise<ReadRow[]> => {
  await firstRow(feed);
  while (feed.activities.length < count) await feed.loadMore();
  await feed.updateComplete;
  const articles = [...(feed.shadowRoot?.querySelectorAll('article') ?? [])];
  return articles.map((article) => ({
    markup: write(article),
    height: article.getBoundingClientRect().height,
  }));
};
