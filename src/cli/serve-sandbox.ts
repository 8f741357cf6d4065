import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toNodeListener } from '../proxy/index.js';
import { createSandbox, type SandboxMember } from '../sandbox/index.js';
import { homePage, readScript } from './home-page.js';
import { defaultMember, merchantServer } from './merchant-server.js';
import { readRootFile } from './root-files.js';
import type { SandboxCommandOptions } from './sandbox-options.js';
import { nodeListener } from './stream-listener.js';
import { UsageError } from './usage.js';

export interface RunningSandbox {
  readonly origin: string;
  readonly member: string;
  readonly members: readonly SandboxMember[];
  readonly token: string;
  /** The folder whose files are served. */
  readonly root: string | undefined;
}

/** Your own member, if there is one, or else the one with the longest history. */
const memberOf = ({ member, members }: SandboxCommandOptions): string =>
  member ?? members[0]?.user ?? defaultMember;

/**
 * Serves the API at `/api/v3`, a merchant's proxy in front of it at `/stamps`, the element's file, and the files of
 * `root` or a page with a feed.
 *
 * @throws {UsageError} for a member that the sandbox does not have.
 */
export async function serveSandbox(options: SandboxCommandOptions): Promise<RunningSandbox> {
  const { host, members, faults, root } = options;
  const sandbox = createSandbox({ now: Date.now(), members, faults });
  const member = memberOf(options);
  if (!sandbox.members.some(({ user, mobile }) => user === member || mobile === member)) {
    const known = sandbox.members.map(({ user }) => user).join(', ');
    throw new UsageError(`--member ${member} is not in the sandbox. Its members: ${known}.`);
  }
  const api = nodeListener(sandbox);
  const merchant = toNodeListener(merchantServer(sandbox, { member }));
  const site = nodeListener(async (request) => {
    const { pathname } = new URL(request.url);
    const file = root === undefined ? undefined : await readRootFile(root, pathname);
    if (file) return file;
    if (pathname === '/') return homePage(member);
    if (pathname === '/favicon.ico') return new Response(null, { status: 204 });
    return pathname === '/stamps-activity-feed.js' ? readScript() : sandbox(request);
  });
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    if (path.startsWith('/stamps/')) merchant(request, response);
    else if (/^\/(api|sandbox)\//.test(path)) api(request, response);
    else site(request, response);
  });
  server.listen(options.port, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    member,
    members: sandbox.members,
    token: await sandbox.issueToken(),
    root,
  };
}
