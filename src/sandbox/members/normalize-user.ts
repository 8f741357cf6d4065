/**
 * Brings the spellings of an email or mobile number into one form: emails in lower case, mobile
 * numbers as `+62…` without separators (`0812-3456` becomes `+628123456`). Digits without a leading
 * `+` or `0` stay as they are: an unencoded `+` arrives as a space, and such a request must find no
 * member, as with the real server.
 */
export function normalizeUser(user: string): string {
  const text = user.trim();
  if (text.includes('@')) return text.toLowerCase();
  const digits = text.replace(/[\s().-]/g, '');
  return /^0\d+$/.test(digits) ? `+62${digits.slice(1)}` : digits;
}
