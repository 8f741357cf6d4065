import { spawn } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { globSync } from 'tinyglobby';

const dist = resolve('dist');
const parts = ['proxy', 'shared'];
const worker = resolve('test/stores/worker.js');
/** The program itself: the package's command is a script that starts it. */
const { default: workerd } = createRequire(import.meta.url)('workerd') as { default: string };

/** The configuration of workerd: the modules as they were built, and a Durable Object for the store. */
const configOf = (compatibilityDate: string, apiUrl: string): string => {
  const files = globSync(
    parts.map((part) => `${part}/**/*.js`),
    { cwd: dist },
  );
  const modules = [
    ...['worker.js', ...files].map((file) => `(name = "${file}", esModule = embed "${file}")`),
  ];
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = [${modules.join(', ')}],
  compatibilityDate = "${compatibilityDate}",
  bindings = [
    (name = "API_URL", text = "${apiUrl}"),
    (name = "STORE", durableObjectNamespace = "ProxyStoreObject"),
  ],
  durableObjectNamespaces = [(className = "ProxyStoreObject", uniqueKey = "stamps-store")],
  durableObjectStorage = (inMemory = void),
);
`;
};

export interface WorkerdServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts workerd itself, with the Worker of `worker.js`. */
export const startWorkerd = async (
  compatibilityDate: string,
  apiUrl: string,
): Promise<WorkerdServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'workerd-'));
  // A configuration embeds files of its own folder.
  await cp(worker, join(folder, 'worker.js'));
  for (const part of parts) await cp(join(dist, part), join(folder, part), { recursive: true });
  const config = join(folder, 'config.capnp');
  await writeFile(config, configOf(compatibilityDate, apiUrl));
  // The process reports the port at the fourth file descriptor.
  const child = spawn(workerd, ['serve', config, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const ended = new Promise<void>((resolveEnd) => child.once('exit', () => resolveEnd()));
  const port = await new Promise<number>((resolvePort, reject) => {
    let text = '';
    child.once('exit', () => reject(new Error('workerd ended.')));
    child.stdio[3]?.on('data', (data) => {
      text += data;
      const found = /"event":"listen".*"port":(\d+)/.exec(text);
      if (found) resolvePort(Number(found[1]));
    });
  });
  return {
    port,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
};
