/** A credential that `POST /api/auth/get-access-token/` exchanges for an access token. */
export interface SandboxCredential {
  /** The `token` of the request; the documentation calls it "authentication string". */
  readonly token: string;
  /** Its merchant. `crm_merchant_id` may be any merchant of the same group. */
  readonly merchantId: number;
  /** The only member its tokens give access to. Absent: every member of the merchant group. */
  readonly user?: string;
  /** The `user_id` claim of its tokens: the API user, not the member. */
  readonly userId: number;
}

/** The credentials that every sandbox accepts. They work in a sandbox only. */
export const sandboxCredentials = {
  /** Gives access to every member of the main merchant group. */
  group: { token: 'sandbox-credential-main-group', merchantId: 2, userId: 5870 },
  /** Gives access to the other merchant group only, which has one member. */
  otherGroup: { token: 'sandbox-credential-other-group', merchantId: 41, userId: 6120 },
  /** Gives access to one member only, so its tokens may be sent to that member's browser. */
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
