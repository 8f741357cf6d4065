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

/** When a token expires, in milliseconds since 1970; `Infinity` if the token does not tell. */
export const expiryOf = (token: string): number => {
  const { exp } = readClaims(token);
  return typeof exp === 'number' ? exp * 1000 : Number.POSITIVE_INFINITY;
};
