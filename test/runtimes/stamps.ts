import type { ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { nodeListener } from '../../src/cli/stream-listener.js';
import { createSandbox, sandboxCredentials } from '../../src/sandbox/index.js';

/** The sandbox over HTTP, with a token endpoint that can be held. */
export interface Stamps {
  readonly apiUrl: string;
  /** The environment variables of the servers. */
  readonly env: Readonly<Record<string, string>>;
  /** How many requests for a token have come. */
  tokenRequests(): number;
  /** Holds the requests for a token that come from now on. They get no response before `release`. */
  hold(): void;
  /** Answers the requests that are held, and those that come. */
  release(): void;
  issueToken(): Promise<string>;
  stop(): Promise<void>;
}

export const startStamps = async (proxyTimeout: number): Promise<Stamps> => {
  const sandbox = createSandbox();
  const listener = nodeListener(sandbox);
  let tokenRequests = 0;
  let isHeld = false;
  const held: (() => void)[] = [];
  const server = createServer((request, response: ServerResponse) => {
    if (!request.url?.includes('get-access-token')) return void listener(request, response);
    tokenRequests += 1;
    if (!isHeld) return void listener(request, response);
    held.push(() => void listener(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v3`;
  const { token, merchantId } = sandboxCredentials.group;
  return {
    apiUrl,
    env: {
      STAMPS_API_URL: apiUrl,
      STAMPS_TOKEN: token,
      STAMPS_MERCHANT_ID: String(merchantId),
      PROXY_TIMEOUT: String(proxyTimeout),
    },
    tokenRequests: () => tokenRequests,
    hold() {
      isHeld = true;
    },
    release() {
      isHeld = false;
      for (const answer of held.splice(0)) answer();
    },
    issueToken: () => sandbox.issueToken({ merchantId }),
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
