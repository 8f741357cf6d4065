import { StampsActivityFeed } from '../element/index.js';

/** The element that is rendered. Another copy of this package may have registered its own before. */
const { styles } = (globalThis.customElements?.get('stamps-activity-feed') ??
  StampsActivityFeed) as typeof StampsActivityFeed;

/** The feed's styles, for a file on the merchant's server. Pass its URL as `stylesheet`. */
export const styleSheet: string = styles.map(({ cssText }) => cssText).join('');

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/**
 * The source for `style-src` in a Content-Security-Policy that allows the styles in the HTML: `'sha256-…'`,
 * with the quotes. It differs between versions of the package.
 */
export const styleHash = async (): Promise<string> => {
  const bytes = new TextEncoder().encode(styleSheet);
  return `'sha256-${base64(await crypto.subtle.digest('SHA-256', bytes))}'`;
};
