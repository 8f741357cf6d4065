import { defaultApiUrl } from '../api/index.js';
import { pageOrigin } from './page-address.js';
import type { FeedProperties } from './properties.js';
import { warnOnce } from './warn-once.js';
import { whenLoaded } from './when-loaded.js';

/** Attributes that any element may have, and prefixes of frameworks. */
const foreign =
  /^(class|exportparts|contenteditable|is|item\w+|tabindex|on\w+|(data|aria|v|x|hx|ng|up|js)-.*|defer-hydration)$/;

const knownAttributes = (element: FeedProperties): readonly string[] =>
  (element.constructor as typeof FeedProperties).observedAttributes;

/** The attributes that are probably misspelt: the feed does not know them, and neither does an element. */
const unknownAttributes = (element: FeedProperties): readonly string[] => {
  const known = knownAttributes(element);
  return element
    .getAttributeNames()
    .filter(
      (name) =>
        /^[a-z][\w-]*$/.test(name) &&
        !known.includes(name) &&
        (known.includes(name.slice(5)) || !(name in element || foreign.test(name))),
    );
};

/** What makes every address one of another origin. */
const opaqueOrigin = (): string =>
  pageOrigin() === 'null'
    ? 'A sandboxed iframe without allow-same-origin and a local file have no origin. '
    : '';

/** Why the feed sends no request, and what to do. */
const adviceFor = ({ user, token, tokenUrl, getToken, apiUrl }: FeedProperties): string =>
  token || tokenUrl || getToken
    ? `user is missing. Set it to the member's email address or mobile number.`
    : `there is no token, and api-url is not on this origin (${apiUrl ?? defaultApiUrl}). ${opaqueOrigin()}` +
      'Set api-url to your proxy, such as "/stamps", with credentials="include" if it is on another origin, ' +
      `or set token-url or getToken${user ? '' : ', and user'}.`;

/** Whether nothing is configured in HTML: a framework may be about to set properties. */
const isBare = (element: FeedProperties): boolean =>
  unknownAttributes(element).length === 0 &&
  !knownAttributes(element).some((name) => element.hasAttribute(name));

/** How long after the document a framework may take to set properties, in milliseconds. */
const hydrationMs = 1_000;

/**
 * Warns once why a feed is idle because of its configuration. The page's scripts may still set properties
 * while the document loads, and frameworks do so after it. An attribute `user` without a value means that no
 * member is signed in.
 */
export const warnOfIdle = (element: FeedProperties, isActive: () => boolean): void => {
  const warn = (): void => {
    const unknown = unknownAttributes(element).map((name) => `"${name}"`);
    const isSignedOut = !element.user && element.hasAttribute('user');
    if (isActive() || !element.isConnected || (isSignedOut && unknown.length === 0)) return;
    // The token can't be used for this `api-url`, and there is a warning of its own.
    if (element.user && element.token) return;
    warnOnce(
      (unknown.length > 0 ? `Check the spelling of ${unknown.join(', ')}. ` : '') +
        `The feed sends no request: ${adviceFor(element)}`,
    );
  };
  if (!globalThis.document || element.hasAttribute('defer-hydration')) return;
  whenLoaded(() => {
    if (isBare(element)) setTimeout(warn, hydrationMs);
    else warn();
  });
};
