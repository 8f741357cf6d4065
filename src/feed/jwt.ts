/** The claims of a JWT (RFC 7519), read and not trusted: nobody checked its signature. */
const claims = (token: string): Record<string, unknown> => {
  try {
    const payload = token.split('.')[1] ?? '';
    return JSON.parse(atob(payload.replace(/-/g, '+').replace(/_/g, '/'))) ?? {};
  } catch {
    return {};
  }
};

/** The merchant that a token was issued for, if the token is a JWT that says so. */
export const merchantOf = (token: string): string => {
  const { crm_merchant_id, merchant_id } = claims(token);
  return String(crm_merchant_id ?? merchant_id ?? '');
};

/** When a token expires, in milliseconds since the epoch; never, as far as it says, is `Infinity`. */
export const expiryOf = (token: string): number => {
  const { exp } = claims(token);
  return typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY;
};
