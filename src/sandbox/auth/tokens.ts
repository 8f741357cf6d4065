import { type ResponseData, unauthorized } from '../http/response-data.js';
import { type SandboxCredential, sandboxCredentials } from './credentials.js';
import { type AccessClaims, createJwtCodec } from './jwt.js';

/** How long an access token lives, in seconds: 24 hours, as the vendor's Token API documents it. */
export const tokenLifetimeSeconds = 86_400;

/** What a token that `sandbox.issueToken()` signs should be like. */
export interface SandboxTokenOptions {
  /** Its merchant; 2, of the main group, if absent. */
  readonly merchantId?: number;
  /** The only member that it reaches; absent: every member of the merchant group. */
  readonly user?: string;
  /** Seconds from now, 86,400 if absent; negative for a token that has expired. */
  readonly expiresIn?: number;
}

export interface Tokens {
  issue(
    options?: SandboxTokenOptions & Partial<Pick<SandboxCredential, 'userId'>>,
  ): Promise<string>;
  /** The claims of an `Authorization` header's token, or the 401 that it deserves. */
  read(
    authorization: string | null,
  ): Promise<{ claims: AccessClaims } | { errorResponse: ResponseData }>;
}

/** @param clock now, in ms since the epoch. */
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
        // A token that has expired was issued before that.
        iat: expiresIn > 0 ? now : now + expiresIn - tokenLifetimeSeconds,
        // Counted, not random: the same calls give the same tokens at every run.
        jti: issued.toString(16).padStart(32, '0'),
        user_id: userId ?? group.userId,
        merchant_id: merchantId ?? group.merchantId,
        ...(user === undefined ? {} : { user }),
      });
    },
    read: async (authorization) => {
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
