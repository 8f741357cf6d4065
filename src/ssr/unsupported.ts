/**
 * What bundles for browsers and for Workers get as `stamps-activity-feed/ssr`: with their conditions, Lit is
 * the build for browsers, which renders nothing without a document.
 */
const unsupported = async (): Promise<never> => {
  throw new Error(
    'stamps-activity-feed/ssr needs the server build of Lit, but this bundle was made for a browser or for the edge. ' +
      'Render in Node, Deno or Bun, or bundle with the condition "node". The feed works without ' +
      'server rendering: write its tag, and it loads its first page in the browser.',
  );
};

export const renderActivityFeed = unsupported;
export const styleHash = unsupported;
/** Empty: the styles are in the package's `stamps-activity-feed.css`. */
export const styleSheet = '';
