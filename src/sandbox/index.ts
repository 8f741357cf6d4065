/**
 * The sandbox: the Stamps Activity API in memory, for development and tests.
 *
 * ```ts
 * import { createSandbox } from 'stamps-activity-feed/sandbox';
 *
 * const sandbox = createSandbox();
 * const response = await sandbox(
 *   new Request('http://localhost/api/v3/activities?user=one@example.com', {
 *     headers: { Authorization: `Bearer ${await sandbox.issueToken()}` },
 *   }),
 * );
 * ```
 *
 * Endpoints, below any path prefix:
 * - `GET /api/v3/activities` and `/api/v3/activities/by-merchant-group`: a page of activities
 * - `POST /auth/get-access-token/`: an access token for one of {@link sandboxCredentials}
 * - `GET /sandbox/requests?session=abc`: the requests that were sent with `sandbox_session=abc`
 *
 * Faults are set by an option or by query parameters: see {@link SandboxFaults} and
 * {@link faultParams}.
 */
export { type SandboxCredential, sandboxCredentials } from './auth/credentials.js';
export { type SandboxTokenOptions, tokenLifetimeSeconds } from './auth/tokens.js';
export {
  faultParams,
  parseFaults,
  SandboxFaultsError,
  sessionParam,
} from './faults/fault-params.js';
export {
  type FaultBody,
  type FaultStatus,
  faultBodies,
  faultStatuses,
  type SandboxFaults,
  type SlashForm,
  type SlashStatus,
  slashForms,
  slashStatuses,
} from './faults/faults.js';
export { docsExample } from './history/docs-example.js';
export type { CustomMember } from './members/custom-members.js';
export { type SandboxMember, sandboxMembers } from './members/members.js';
export { MembersFileError, membersFromJson } from './members/members-from-json.js';
export { sandboxMerchants } from './members/merchants.js';
export type { Sandbox, SandboxOptions } from './options.js';
export { createSandbox } from './sandbox.js';
export type { LoggedRequest } from './sessions/request-log.js';
