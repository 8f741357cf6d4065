import { StampsActivityFeed } from '../element/index.js';

/** The feed's styles, for a file of the merchant's own that `stylesheet` names. */
export const styleSheet: string = StampsActivityFeed.styles.map(({ cssText }) => cssText).join('');

const base64 = (bytes: ArrayBuffer): string => btoa(String.fromCharCode(...new Uint8Array(bytes)));

/**
 * What a Content-Security-Policy allows the styles in the HTML with: `style-src 'sha256-…'`, with the
 * quotes. It is another one with each version of the package.
 */
export const styleHash = async (): Promise<string> => {
  const text = new TextEncoder().encode(styleSheet);
  return `'sha256-${base64(await crypto.subtle.digest('SHA-256', text))}'`;
};
