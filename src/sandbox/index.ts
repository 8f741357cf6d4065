/**
 * The sandbox: the Stamps Activity API in memory, for development and tests.
 *
 * ```ts
 * import { createSandbox } from 'stamps-activity-feed/sandbox';
 *
 * const sandbox = createSandbox();
 * const response = await sandbox(
 *   new Request('http://localhost/api/v3/activities?user=one@example.com', {
 *     headers: { Authorization: `Bearer ${await sandbox.token()}` },
 *   }),
 * );
 * ```
 *
 * - `GET …/api/v3/activities` and `…/activities/by-merchant-group`: the two lists
 * - `POST …/auth/get-access-token/`: an access token for one of {@link sandboxCredentials}
 * - `GET …/sandbox/requests?session=abc`: what the requests with `sandbox_session=abc` were
 *
 * Faults come by option, or by parameters of the URL: see {@link SandboxFaults} and
 * {@link faultParams}.
 */
export { type SandboxCredential, sandboxCredentials } from './auth/credentials.js';
export { type TokenOptions, tokenLifetime } from './auth/tokens.js';
export { type SandboxMember, sandboxMembers } from './data/members.js';
export { MembersFileError, membersFromJson } from './data/members-from-json.js';
export { sandboxMerchants } from './data/merchants.js';
export type { OwnMember } from './data/own-members.js';
export { seedExample } from './data/seed-example.js';
export {
  type FaultBody,
  type FaultStatus,
  faultBodies,
  faultStatuses,
  type SandboxFaults,
} from './faults/faults.js';
export {
  faultParams,
  parseFaults,
  SandboxFaultsError,
  sessionParameter,
} from './faults/switches.js';
export type { Sandbox, SandboxOptions } from './options.js';
export { createSandbox } from './sandbox.js';
export type { LoggedRequest } from './state/log.js';
