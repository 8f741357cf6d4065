const encoder = new TextEncoder();

/**
 * Derives a key from the secret by HKDF. Each purpose has its own key, and the secret itself signs and
 * encrypts nothing. Call it with the first request: some runtimes have no cryptography while a module loads.
 */
export const deriveKey = async (
  secret: string,
  purpose: string,
  algorithm: HmacKeyGenParams | AesKeyGenParams,
  usages: readonly KeyUsage[],
): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const info = encoder.encode(purpose);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return crypto.subtle.deriveKey(hkdf, material, algorithm, false, [...usages]);
};

/** The parameters of an HMAC-SHA-256 key. */
export const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };

/** The HMAC of a text. */
export const sign = async (key: CryptoKey, text: string): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.sign('HMAC', key, encoder.encode(text)));
