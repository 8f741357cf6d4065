import type { GetToken } from '../shared/token-provider.js';

/** The `Stamps-Member-Key` of an answer to nobody: no key of a member looks like it. */
export const nobody = 'none';

/** Bytes of a key: enough that two members never share one. */
const length = 16;

const credentials = new WeakMap<GetToken, string>();

/** Remembers the credential behind a `getToken`: all servers of a merchant have the same one. */
export const rememberCredential = (getToken: GetToken, credential: string): void => {
  credentials.set(getToken, credential);
};

/** The credential behind a `getToken`, where it came from `getAccessToken`. */
export const credentialOf = (getToken: GetToken | undefined): string | undefined =>
  getToken && credentials.get(getToken);

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

/**
 * Makes the function from a member to their key, the first 128 bits of an HMAC-SHA-256: the page can
 * tell two members apart by it, and learns nothing else.
 */
export const createMemberKey = (secret: string): ((member: string) => Promise<string>) => {
  const bytes = new TextEncoder();
  let imported: Promise<CryptoKey> | undefined;
  return async (member) => {
    // At the first request and not before: some runtimes have no cryptography while a module loads.
    imported ??= crypto.subtle.importKey(
      'raw',
      bytes.encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    );
    const message = bytes.encode(`Stamps-Member-Key\n${member}`);
    const signature = await crypto.subtle.sign('HMAC', await imported, message);
    return base64url(new Uint8Array(signature, 0, length));
  };
};
