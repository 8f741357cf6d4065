/** A sandbox credential: what `POST /api/auth/get-access-token/` exchanges for an access token. */
export interface SandboxCredential {
  /** The documentation's "authentication string": `token` of the request. */
  readonly token: string;
  /** The merchant it belongs to; any merchant of the same group will do as `crm_merchant_id`. */
  readonly merchantId: number;
  /** The only member that its tokens reach; absent: every member of the merchant group. */
  readonly user?: string;
  /** `user_id` of its tokens: the API user, not the member. */
  readonly userId: number;
}

/** The credentials that every sandbox accepts. They open nothing but a sandbox. */
export const sandboxCredentials = {
  /** Reaches every member of the main merchant group. */
  group: { token: 'sandbox-credential-main-group', merchantId: 2, userId: 5870 },
  /** Reaches the one member of the other group, and nobody of the main one. */
  otherGroup: { token: 'sandbox-credential-other-group', merchantId: 41, userId: 6120 },
  /** Reaches one member of the main group: what may stand in a page. */
  member: {
    token: 'sandbox-credential-one-member',
    merchantId: 2,
    user: 'rina.wijaya@example.com',
    userId: 5871,
  },
} as const satisfies Readonly<Record<string, SandboxCredential>>;

export function findCredential(token: string): SandboxCredential | undefined {
  return Object.values(sandboxCredentials).find((credential) => credential.token === token);
}
