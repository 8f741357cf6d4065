import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { nodeListener } from './node-listener.js';
import { sandboxFromEnv } from './sandbox-from-env.js';

// npm run sandbox: the Activity API alone, for a page or an app served from somewhere else.
const sandbox = sandboxFromEnv();
const server = createServer(nodeListener(sandbox));
server.on('error', (error) => {
  console.error(`The sandbox cannot start: ${error.message}`);
  process.exit(1);
});
server.listen(Number(process.env.PORT ?? 8787), '127.0.0.1', async () => {
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const token = await sandbox.token();
  const members = sandbox.members.map(
    ({ user, title, count }) => `  ${user.padEnd(26)} ${String(count).padStart(5)}  ${title}`,
  );
  console.log(`The sandbox listens at ${origin}

api-url   ${origin}/api/v3

Members (activities, what they are for)
${members.join('\n')}

A token, good for 24 hours
${token}

Another, as a server gets it
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
