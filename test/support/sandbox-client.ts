import { faultParams, type SandboxFaults, sandboxCredentials } from '../../src/sandbox/index.js';
import { sandboxOrigin } from './origin.js';

/** The sandbox's members by what they are for. */
export const members = {
  history: 'rina.wijaya@example.com',
  everyKind: 'every.kind@example.com',
  docsExample: 'customer@stamps.co.id',
  empty: 'empty@example.com',
  one: 'one@example.com',
  twenty: 'twenty@example.com',
  forty: 'forty@example.com',
  fortyOne: 'forty.one@example.com',
  neighbour: 'neighbour@example.com',
} as const;

/** Asks the sandbox for an access token, as a merchant's server asks the vendor. */
export async function accessToken(
  credential: keyof typeof sandboxCredentials = 'group',
  origin = sandboxOrigin(),
): Promise<string> {
  const { token, merchantId } = sandboxCredentials[credential];
  const response = await fetch(`${origin}/api/auth/get-access-token/`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, crm_merchant_id: merchantId }),
  });
  const body: { access_token: string } = await response.json();
  return body.access_token;
}

let sessions = 0;
const run = crypto.randomUUID();

/** A base URL of the sandbox with faults of its own, and the requests that were made with it. */
export function sandboxApi(faults: SandboxFaults = {}, origin = sandboxOrigin()) {
  const session = `${run}-${sessions++}`;
  const params = faultParams(faults);
  params.set('sandbox_session', session);
  return {
    url: `${origin}/api/v3?${params}`,
    /** The query strings of the requests so far, without the sandbox's own parameters. */
    async requests(): Promise<{ path: string; search: string; method: string }[]> {
      const response = await fetch(`${origin}/sandbox/requests?session=${session}`);
      return response.json();
    },
  };
}
