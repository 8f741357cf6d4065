import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stamps, as far as the tests need it: a Token API that counts, and pages for the current tokens. */
export const startStamps = async () => {
  let issued = 0;
  let tokenStatus = 200;
  let tokenDelay = 0;
  const valid = new Set<string>();
  const server = createServer(async (request, response) => {
    const respond = (status: number, body: unknown) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    if (request.url?.startsWith('/api/auth/')) {
      issued += 1;
      const token = `token-${issued}-of-the-stamps-server`;
      await new Promise((resolve) => setTimeout(resolve, tokenDelay));
      if (tokenStatus !== 200) return respond(tokenStatus, { detail: 'No.' });
      valid.add(token);
      return respond(200, { access_token: token });
    }
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    respond(valid.has(token) ? 200 : 401, { activities: [] });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/v3`,
    port,
    tokenRequests: () => issued,
    /** The Token API responds with this status, after so many milliseconds. */
    answerTokens(status: number, delay = 0) {
      tokenStatus = status;
      tokenDelay = delay;
    },
    /** No token that was issued so far is accepted any more. */
    revokeTokens: () => valid.clear(),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
