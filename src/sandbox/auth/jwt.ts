/** The payload of an access token: the claims of the vendor's Token API, plus `user`. */
export interface AccessClaims {
  readonly token_type: 'access';
  /** Expiry, in unix seconds. */
  readonly exp: number;
  /** Time of issue, in unix seconds. */
  readonly iat: number;
  readonly jti: string;
  readonly user_id: number;
  readonly merchant_id: number;
  /** The only member the token gives access to. Only the sandbox has this claim. */
  readonly user?: string;
}

export interface JwtCodec {
  sign(claims: AccessClaims): Promise<string>;
  /** The claims, or `undefined` if the signature is invalid. Does not check `exp`. */
  verify(token: string): Promise<AccessClaims | undefined>;
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;
const toBase64url = (binary: string): string =>
  btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

// Jest's jsdom has no `TextEncoder`, and the sandbox can be imported there.
const header = toBase64url('{"typ":"JWT","alg":"HS256"}');

const encode = (bytes: Uint8Array): string =>
  toBase64url(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** @throws DOMException when the text is not base64url. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Signs and verifies HS256 tokens with WebCrypto, which is in browsers, workers and Node. */
export function createJwtCodec(secret: string): JwtCodec {
  const text = new TextEncoder();
  let imported: Promise<CryptoKey> | undefined;
  const key = (): Promise<CryptoKey> => {
    imported ??= crypto.subtle.importKey('raw', text.encode(secret), algorithm, false, [
      'sign',
      'verify',
    ]);
    return imported;
  };

  return {
    sign: async (claims) => {
      const content = `${header}.${encode(text.encode(JSON.stringify(claims)))}`;
      const signature = await crypto.subtle.sign('HMAC', await key(), text.encode(content));
      return `${content}.${encode(new Uint8Array(signature))}`;
    },
    verify: async (token) => {
      const [tokenHeader = '', payload = '', signature = '', ...rest] = token.split('.');
      if (tokenHeader !== header || rest.length > 0) return undefined;
      try {
        const bytes = decode(signature);
        const content = text.encode(`${tokenHeader}.${payload}`);
        if (!(await crypto.subtle.verify('HMAC', await key(), bytes, content))) return undefined;
        const claims: AccessClaims = JSON.parse(new TextDecoder().decode(decode(payload)));
        return claims;
      } catch {
        return undefined;
      }
    },
  };
}
