import { faultParams, type SandboxFaults, sandboxCredentials } from '../../src/sandbox/index.js';
import { sandboxOrigin } from './origin.js';

/** The sandbox's members by their purpose. */
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

/** Requests an access token from the sandbox, as a merchant's server does. */
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

/** A base URL of the sandbox with its own faults, and the requests that were sent to it. */
export function sandboxApi(faults: SandboxFaults = {}, origin = sandboxOrigin()) {
  const session = `${run}-${sessions++}`;
  const params = faultParams(faults);
  params.set('sandbox_session', session);
  return {
    url: `${origin}/api/v3?${params}`,
    /** The requests so far, with query strings that lack the sandbox's own parameters. */
    async requests(): Promise<{ path: string; search: string; method: string }[]> {
      const response = await fetch(`${origin}/sandbox/requests?session=${session}`);
      return response.json();
    },
  };
}
