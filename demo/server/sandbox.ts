import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { nodeListener } from './node-listener.js';
import { fail, sandboxFromEnv } from './sandbox-from-env.js';

// npm run sandbox: serves the Activity API for pages and apps on other servers.
const sandbox = sandboxFromEnv();
const server = createServer(nodeListener(sandbox));
server.on('error', (error) => fail("The sandbox can't start", error));
server.listen(portFromEnv(), '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const token = await sandbox.issueToken();
  const members = sandbox.members.map(
    ({ user, title, count }) => `  ${user.padEnd(26)} ${String(count).padStart(5)}  ${title}`,
  );
  console.log(`Sandbox: ${origin}

api-url   ${origin}/api/v3

Members (number of activities, description)
${members.join('\n')}

Token, valid for 24 hours
${token}

Get a token from the token endpoint
  curl -X POST ${origin}/api/auth/get-access-token/ \\
    -H 'Content-Type: application/json' \\
    -d '${JSON.stringify(credential())}'

Try it
  curl '${origin}/api/v3/activities?user=one@example.com' -H 'Authorization: Bearer ${token}'
`);
});

function credential() {
  const { token, merchantId } = sandboxCredentials.group;
  return { token, crm_merchant_id: merchantId };
}

function portFromEnv(): number {
  const { PORT = '8787' } = process.env;
  const port = /^\d{1,5}$/.test(PORT) ? Number(PORT) : Number.NaN;
  return port < 2 ** 16 ? port : fail(`PORT=${PORT}`, 'a port is a whole number up to 65535.');
}
