import { fromBase64url, toBase64url } from '../base64url.js';
import { deriveKey, hmac, sign } from '../derive-key.js';

const ivLength = 12;

/** Bytes of the hash in the names of a proxy's keys. */
const nameLength = 16;

/** Encrypts what is stored (AES-GCM), and names it. Both keys are derived from the secret. */
export interface Vault {
  /** The name of a value. It does not show which proxy the value belongs to. */
  nameOf(kind: string): Promise<string>;
  encrypt(name: string, text: string): Promise<string>;
  /** Returns `undefined` if the text was not encrypted with this secret, under this name. */
  decrypt(name: string, text: string): Promise<string | undefined>;
}

/** @param scope tells proxies apart that share a secret and a store: each has its own token. */
export const createVault = (secret: string, scope: string): Vault => {
  let encryptionKey: CryptoKey | undefined;
  let nameKey: CryptoKey | undefined;
  const aes = async () => {
    encryptionKey ??= await deriveKey(
      secret,
      'Stamps proxy store: encryption',
      { name: 'AES-GCM', length: 256 },
      ['encrypt', 'decrypt'],
    );
    return encryptionKey;
  };
  const parameters = (name: string, iv: Uint8Array<ArrayBuffer>) => ({
    name: 'AES-GCM',
    iv,
    additionalData: new TextEncoder().encode(name),
  });
  return {
    async nameOf(kind) {
      nameKey ??= await deriveKey(secret, 'Stamps proxy store: names', hmac, ['sign']);
      const hash = (await sign(nameKey, scope)).subarray(0, nameLength);
      return `${kind}:${toBase64url(hash)}`;
    },
    async encrypt(name, text) {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const bytes = new TextEncoder().encode(text);
      const encrypted = await crypto.subtle.encrypt(parameters(name, iv), await aes(), bytes);
      return `${toBase64url(iv)}.${toBase64url(new Uint8Array(encrypted))}`;
    },
    async decrypt(name, text) {
      try {
        const [iv = '', data = ''] = text.split('.');
        const decrypted = await crypto.subtle.decrypt(
          parameters(name, fromBase64url(iv)),
          await aes(),
          fromBase64url(data),
        );
        return new TextDecoder().decode(decrypted);
      } catch {
        return undefined;
      }
    },
  };
};
