import { toBase64url } from './base64url.js';
import { deriveKey, hmac, sign } from './derive-key.js';
import { setBounded } from './set-bounded.js';

/** The `Stamps-Member-Key` of a response without a member. No member has this key. */
export const signedOutKey = 'none';

/** Bytes of a key: enough that no two members have the same one. */
const keyLength = 16;

/** More members are forgotten, those that were used first. */
const maxMembers = 10_000;

/** What stands for a member outside of the proxy. Neither key can be derived from the other. */
export interface MemberKeys {
  /** `Stamps-Member-Key`: the first half of the hash. */
  readonly publicKey: string;
  /** The name of the member in the store: the other half. */
  readonly storeKey: string;
}

/**
 * Returns a function that computes the keys of a member, given its normalized address, from an HMAC-SHA-256.
 * From `Stamps-Member-Key`, a page can tell two members apart and learns nothing else, since it can't check
 * a guessed address without the secret.
 */
export const createMemberKeys = (secret: string): ((member: string) => Promise<MemberKeys>) => {
  let key: CryptoKey | undefined;
  const known = new Map<string, MemberKeys>();
  return async (member) => {
    const found = known.get(member);
    if (found) return found;
    key ??= await deriveKey(secret, 'Stamps-Member-Key', hmac, ['sign']);
    const hash = await sign(key, `Stamps-Member-Key\n${member}`);
    const keys = {
      publicKey: toBase64url(hash.subarray(0, keyLength)),
      storeKey: toBase64url(hash.subarray(keyLength)),
    };
    setBounded(known, member, keys, maxMembers);
    return keys;
  };
};
