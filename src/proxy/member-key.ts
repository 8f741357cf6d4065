import type { GetToken } from '../shared/token-provider.js';

/** The `Stamps-Member-Key` of a response without a member. No member has this key. */
export const signedOutKey = 'none';

/** Bytes of a key: enough that no two members have the same one. */
const keyLength = 16;

/** What `getAccessToken` was given. It is the same on all servers of a merchant. */
export interface Credential {
  readonly merchantId: string;
  readonly token: string;
}

const shared = globalThis as { [key: symbol]: WeakMap<GetToken, Credential> | undefined };
const sharedKey = Symbol.for('stamps-activity-feed credentials');

/** Shared by all copies of this package in the process: each of two apps may have its own. */
const credentials = (): WeakMap<GetToken, Credential> => {
  const known = shared[sharedKey] ?? new WeakMap<GetToken, Credential>();
  shared[sharedKey] = known;
  return known;
};

/** Remembers the credential behind a `getToken`. */
export const rememberCredential = (getToken: GetToken, credential: Credential): void => {
  credentials().set(getToken, credential);
};

/** The credential behind a `getToken` that `getAccessToken` created. */
export const credentialOf = (getToken: GetToken | undefined): Credential | undefined =>
  getToken && credentials().get(getToken);

const base64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '');

const encoder = new TextEncoder();

/** Derives the key of the HMAC. HKDF gives it its own purpose: the secret itself signs nothing. */
const deriveKey = async (secret: string): Promise<CryptoKey> => {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, [
    'deriveKey',
  ]);
  const info = encoder.encode('Stamps-Member-Key');
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  return crypto.subtle.deriveKey(hkdf, material, hmac, false, ['sign']);
};

/**
 * Returns a function that computes the key of a member, given its normalized address: the first 128 bits of
 * an HMAC-SHA-256. From it, a page can tell two members apart and learns nothing else, since it can't check
 * a guessed address without the secret.
 */
export const createMemberKey = (secret: string): ((member: string) => Promise<string>) => {
  let key: CryptoKey | undefined;
  return async (member) => {
    // Not before the first request: some runtimes have no cryptography while a module loads.
    key ??= await deriveKey(secret);
    const message = encoder.encode(`Stamps-Member-Key\n${member}`);
    return base64url(new Uint8Array(await crypto.subtle.sign('HMAC', key, message), 0, keyLength));
  };
};
