import type { GetToken } from '../shared/token-provider.js';

/** The `Stamps-Member-Key` of a response without a member. No member has this key. */
export const signedOutKey = 'none';

/** Bytes of a key: enough that no two members have the same one. */
const keyLength = 16;

const credentials = new WeakMap<GetToken, string>();

/** Remembers the credential behind a `getToken`, which is the same on all servers of a merchant. */
export const rememberCredential = (getToken: GetToken, credential: string): void => {
  credentials.set(getToken, credential);
};

/** The credential behind a `getToken` that `getAccessToken` created. */
export const credentialOf = (getToken: GetToken | undefined): string | undefined =>
  getToken && credentials.get(getToken);

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/**
 * Returns a function that computes the key of a member: the first 128 bits of an HMAC-SHA-256. From it, a
 * page can tell two members apart and learns nothing else.
 */
export const createMemberKey = (secret: string): ((member: string) => Promise<string>) => {
  const encoder = new TextEncoder();
  let cryptoKey: Promise<CryptoKey> | undefined;
  return async (member) => {
    // Not before the first request: some runtimes have no cryptography while a module loads.
    cryptoKey ??= crypto.subtle.importKey(
      'raw',
      encoder.encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const message = encoder.encode(`Stamps-Member-Key\n${member}`);
    const signature = await crypto.subtle.sign('HMAC', await cryptoKey, message);
    return base64url(new Uint8Array(signature, 0, keyLength));
  };
};
