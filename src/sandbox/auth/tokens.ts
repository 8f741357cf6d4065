import { type ResponseData, unauthorized } from '../http/response-data.js';
import { type SandboxCredential, sandboxCredentials } from './credentials.js';
import { type AccessClaims, createJwtCodec } from './jwt.js';

/** Lifetime of an access token, in seconds: 24 hours, as the vendor's Token API documents. */
export const tokenLifetimeSeconds = 86_400;

/** Options of `sandbox.issueToken()`. */
export interface SandboxTokenOptions {
  /** The merchant of the token. Default 2, of the main group. */
  readonly merchantId?: number | undefined;
  /** The only member it gives access to. Default: every member of the merchant group. */
  readonly user?: string | undefined;
  /** Lifetime in seconds; negative for an expired token. Default 86,400. */
  readonly expiresIn?: number | undefined;
}

export interface Tokens {
  issue(
    options?: SandboxTokenOptions & Partial<Pick<SandboxCredential, 'userId'>>,
  ): Promise<string>;
  /** The claims of the token in an `Authorization` header, or a 401. */
  verify(
    authorization: string | null,
  ): Promise<{ claims: AccessClaims } | { errorResponse: ResponseData }>;
}

/** @param clock returns the current time, in ms since the epoch. */
export function createTokens(secret: string, clock: () => number): Tokens {
  const codec = createJwtCodec(secret);
  const seconds = (): number => Math.floor(clock() / 1000);
  let issued = 0;

  return {
    issue: (options = {}) => {
      const { merchantId, user, expiresIn = tokenLifetimeSeconds, userId } = options;
      const { group } = sandboxCredentials;
      const now = seconds();
      issued += 1;
      return codec.sign({
        token_type: 'access',
        exp: now + expiresIn,
        // An expired token was issued a full lifetime before its expiry.
        iat: expiresIn > 0 ? now : now + expiresIn - tokenLifetimeSeconds,
        // A counter instead of a random id, so that every run issues the same tokens.
        jti: issued.toString(16).padStart(32, '0'),
        user_id: userId ?? group.userId,
        merchant_id: merchantId ?? group.merchantId,
        ...(user === undefined ? {} : { user }),
      });
    },
    verify: async (authorization) => {
      const [, scheme = '', token = ''] = /^\s*(\S+)\s*(.*?)\s*$/.exec(authorization ?? '') ?? [];
      if (scheme.toLowerCase() !== 'bearer') {
        return { errorResponse: unauthorized('Authentication credentials were not provided.') };
      }
      const claims = await codec.verify(token);
      if (!claims) return { errorResponse: unauthorized('Token is invalid.') };
      if (claims.exp <= seconds()) return { errorResponse: unauthorized('Token has expired.') };
      return { claims };
    },
  };
}
