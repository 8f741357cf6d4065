/**
 * Checks the URL of a link that the page configures: a path of the page's origin, or an https address without
 * a user name. Browsers ignore white space and control characters, and take a backslash for a slash, so these
 * are refused.
 *
 * @param filled the same URL with values in place of its placeholders. There are none in the host.
 */
export const linkUrl = (url: string, filled = url): string | undefined =>
  /^(?:https:\/\/[^/?#@{}]+(?:[/?#]|$)|\/(?!\/))/i.test(url) &&
  !/[\s\p{C}\\{}]/u.test(filled) &&
  URL.canParse(filled, 'https://x')
    ? url
    : undefined;
