import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type ClientKind = 'redis' | 'ioredis';

export interface ProxyProcess {
  /** The codes of the errors that the proxy reported. */
  readonly errors: readonly string[];
  /** The status of a request of a member. */
  status(member?: string): Promise<number>;
  headers(member?: string): Promise<Headers>;
}

const script = fileURLToPath(new URL('proxy-process.ts', import.meta.url));
const children = new Set<ChildProcess>();

/** Starts servers, each a process of its own. */
export const startProcesses = (
  kinds: readonly ClientKind[],
  redisPort: number,
  apiUrl: string,
  requestsPerMinute = 1_000,
): Promise<readonly ProxyProcess[]> =>
  Promise.all(
    kinds.map(async (kind) => {
      const args = [kind, String(redisPort), apiUrl, String(requestsPerMinute)];
      const child = fork(script, args, { execArgv: ['--import', 'tsx'] });
      children.add(child);
      const errors: string[] = [];
      const port = await new Promise<number>((resolve, reject) => {
        child.once('exit', () => reject(new Error('The process ended.')));
        child.on('message', (message: { port?: number; code?: string }) => {
          if (message.code) errors.push(message.code);
          if (message.port) resolve(message.port);
        });
      });
      const send = (member: string) =>
        fetch(`http://127.0.0.1:${port}/stamps/activities`, { headers: { 'X-Member': member } });
      return {
        errors,
        status: async (member = 'rina@example.com') => (await send(member)).status,
        headers: async (member = 'rina@example.com') => (await send(member)).headers,
      };
    }),
  );

export const stopProcesses = async (): Promise<void> => {
  await Promise.all(
    [...children].map((child) => {
      if (child.exitCode !== null) return undefined;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      return ended;
    }),
  );
  children.clear();
};
