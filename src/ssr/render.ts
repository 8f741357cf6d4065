import type { ActivityPage } from '../api/index.js';
import { FeedError } from '../api/index.js';
import { type Attributes, serializeAttributes } from './attributes.js';
import { fetchFirstPage } from './first-page.js';
import type { RenderOptions } from './options.js';

/** Serializes a page for the attribute `initial-page`, with the activities as the API sent them. */
const serializePage = ({
  activities,
  issues,
  messages,
  cursor,
  complete,
  memberKey,
}: ActivityPage): string =>
  JSON.stringify({
    activities: activities.map(({ raw }) => raw),
    issues: issues.length > 0 ? issues : undefined,
    messages,
    cursor,
    complete,
    memberKey,
  });

const warn = (error: FeedError): void => {
  // A user who is not signed in is not an error.
  if (error.code === 'unauthorized') return;
  console.warn(
    `renderActivityFeed: ${error.message} The browser will request the activities again.`,
  );
};

/** Loads what `@lit-labs/ssr` is needed for. That package is an optional peer, and may be missing. */
const loadRenderer = async (): Promise<typeof import('./shadow-root.js')> => {
  try {
    return await import('./shadow-root.js');
  } catch (cause) {
    throw new Error(
      'renderActivityFeed could not load @lit-labs/ssr. Install it beside this package: npm install @lit-labs/ssr. ' +
        'It needs Node 20 or newer, Deno or Bun.',
      { cause },
    );
  }
};

/**
 * Renders the tag with its first page, as HTML for a server's response. The rows are shown without a script,
 * and the element takes them over without a request. If the page can't be fetched, the tag has no rows, and
 * the element requests them in the browser.
 *
 * The HTML is about one member: send it with `Cache-Control: private, no-store`.
 *
 * @throws {TypeError} for an attribute that is not allowed.
 */
export const renderActivityFeed = async <Context = unknown>(
  options: RenderOptions<Context>,
): Promise<string> => {
  const { attributes = {}, children = '', stylesheet, onError = warn } = options;
  const tag = (moreAttributes: Attributes = {}, shadowRoot = ''): string =>
    `<stamps-activity-feed${serializeAttributes({ ...attributes, ...moreAttributes })}>${shadowRoot}${children}</stamps-activity-feed>`;
  // Before the request, so that wrong attributes are reported without one.
  const tagWithoutRows = tag();
  try {
    const page = await fetchFirstPage(options);
    const { renderShadowRoot } = await loadRenderer();
    const shadowRoot = await renderShadowRoot(attributes, page, stylesheet);
    return tag({ 'initial-page': serializePage(page) }, shadowRoot);
  } catch (error) {
    if (!(error instanceof FeedError)) throw error;
    onError(error);
    return tagWithoutRows;
  }
};
