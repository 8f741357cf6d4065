import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { sandboxOrigin } from './origin.js';
import type { TestServer } from './serve.js';

const { token, merchantId } = sandboxCredentials.group;

/** The environment variables of an example. */
export const childEnvironment = () => ({
  PATH: process.env.PATH,
  HOME: process.env.HOME,
  PORT: '0',
  STAMPS_TOKEN: token,
  STAMPS_MERCHANT_ID: String(merchantId),
  STAMPS_API_URL: `${sandboxOrigin()}/api/v3`,
  NEXT_TELEMETRY_DISABLED: '1',
  NO_COLOR: '1',
});

/**
 * Starts a server in its own process, with the sandbox as its API.
 *
 * @param options by default, the command is Node. Variables in `env` go before those of the examples.
 */
export async function startChild(
  args: readonly string[],
  options: {
    readonly command?: string;
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
  } = {},
): Promise<TestServer> {
  const { command = process.execPath, cwd } = options;
  const env = { ...childEnvironment(), ...options.env };
  // Its own process group, because Next starts child processes.
  const server = spawn(command, args, { detached: true, env, cwd });
  return { origin: await originOf(server), stop: () => stop(server) };
}

/** The origin that a server prints once it listens. */
const originOf = (server: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    const read = (chunk: Buffer) => {
      output += chunk;
      const address = /http:\/\/127\.0\.0\.1:[1-9]\d*/.exec(output);
      if (address) resolve(address[0]);
    };
    server.stdout?.on('data', read);
    server.stderr?.on('data', read);
    server.once('exit', (code) => reject(new Error(`It ended with code ${code}:\n${output}`)));
  });

const stop = async (server: ChildProcess): Promise<void> => {
  if (server.pid === undefined || server.exitCode !== null) return;
  const ended = once(server, 'exit');
  process.kill(-server.pid, 'SIGKILL');
  await ended;
};
