/** The claims of a JWT (RFC 7519). The signature is not checked, so they are hints only. */
const readClaims = (token: string): Record<string, unknown> => {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) ?? {};
  } catch {
    return {};
  }
};

/** The id of the merchant that a token was issued for; empty if the token does not tell. */
export const merchantOf = (token: string): string => {
  const { crm_merchant_id, merchant_id } = readClaims(token);
  return String(crm_merchant_id ?? merchant_id ?? '');
};

/**
 * How long a token lives from now on, in milliseconds; `Infinity` if the token does not tell. A token that
 * says when it was issued is taken for a new one: this clock may be hours wrong, and the difference of the
 * two times is right in any case.
 */
export const lifetimeOf = (token: string): number => {
  const { exp, iat } = readClaims(token);
  if (typeof exp !== 'number') return Number.POSITIVE_INFINITY;
  const lifetime = exp * 1000 - (typeof iat === 'number' && iat < exp ? iat * 1000 : Date.now());
  // A token that arrives expired means that this clock is wrong: then only a refusal ends it.
  return lifetime > 0 ? lifetime : Number.POSITIVE_INFINITY;
};
