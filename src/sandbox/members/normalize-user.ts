/**
 * One spelling for one member: emails without regard to case, mobile numbers without the ways to
 * write them, `0812-3456` being `+628123456`. A number without `+` or `0` is left alone, because a
 * `+` that somebody forgot to encode arrives as a space: that has to fail here as it would there.
 */
export function normalizeUser(user: string): string {
  const text = user.trim();
  if (text.includes('@')) return text.toLowerCase();
  const digits = text.replace(/[\s().-]/g, '');
  return /^0\d+$/.test(digits) ? `+62${digits.slice(1)}` : digits;
}
