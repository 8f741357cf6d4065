/** Renders the feed on a server. Its first page is shown without a script, and is not fetched again. */
export type { AttributeValue, DocumentRequest, RenderOptions } from './options.js';
export { renderActivityFeed } from './render.js';
export { styleHash, styleSheet } from './styles.js';
