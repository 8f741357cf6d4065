/** What a telephone number may consist of, in any of its usual forms. */
const number = /^[\d \t\u00a0+()./\u2010-\u2015-]*\d[\d \t\u00a0+()./\u2010-\u2015-]*$/;

/**
 * One form for the addresses that belong to the same member, for the member key and the rate limit. Stamps
 * gets the address as it is. The WordPress plugin has the same function, in `includes/member.php`.
 *
 * An email address is trimmed and lower-cased. A number is reduced to its digits with the country code,
 * which is Indonesia's (62) where the number has none: `0812-345`, `+62 812 345` and `0062812345` are `62812345`.
 */
export const normalizeMember = (member: string): string => {
  const address = member.trim().toLowerCase();
  if (!number.test(address)) return address;
  return address.replace(/\D/g, '').replace(/^00/, '').replace(/^0/, '62');
};
