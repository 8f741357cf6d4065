/** The payload of an access token, as the vendor's Token API documents it, and one claim more. */
export interface AccessClaims {
  readonly token_type: 'access';
  /** When it expires and when it was issued, unix seconds. */
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly user_id: number;
  readonly merchant_id: number;
  /** The only member that the token reaches. The sandbox's own. */
  readonly user?: string;
}

export interface JwtCodec {
  sign(claims: AccessClaims): Promise<string>;
  /** The claims, or `undefined` for anything that was not signed here. Does not look at `exp`. */
  verify(token: string): Promise<AccessClaims | undefined>;
}

const algorithm = { name: 'HMAC', hash: 'SHA-256' } as const;
const header = encode(new TextEncoder().encode('{"typ":"JWT","alg":"HS256"}'));

function encode(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** @throws DOMException when the text is not base64url. */
function decode(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}

/** Signs and verifies HS256 tokens with WebCrypto, which browsers, workers and Node all have. */
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
      const [head = '', payload = '', signature = '', ...rest] = token.split('.');
      if (head !== header || rest.length > 0) return undefined;
      try {
        const bytes = decode(signature);
        const content = text.encode(`${head}.${payload}`);
        if (!(await crypto.subtle.verify('HMAC', await key(), bytes, content))) return undefined;
        const claims: AccessClaims = JSON.parse(new TextDecoder().decode(decode(payload)));
        return claims;
      } catch {
        return undefined;
      }
    },
  };
}
