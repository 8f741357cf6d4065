/**
 * Reads a `Retry-After` header (RFC 9110, section 10.2.3): seconds, or an HTTP date.
 *
 * @returns milliseconds from `now`, or `undefined` if there is no valid value.
 */
export const retryAfter = (header: string | null, now: number): number | undefined => {
  const value = header?.trim() ?? '';
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  // Only the form with a weekday: Date.parse takes "-1" and "2.5" for dates as well.
  const date = /^[A-Z][a-z]{2}[\w:, -]{5,42}$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
};

/**
 * The `Retry-After` of a response, in milliseconds. A date is measured against the response's own `Date`,
 * because the device's clock may be wrong.
 */
export const retryAfterOf = ({ headers }: Response): number | undefined =>
  retryAfter(headers.get('Retry-After'), Date.parse(headers.get('Date') ?? '') || Date.now());
