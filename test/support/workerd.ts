import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** What a workerd process runs. */
export interface WorkerdOptions {
  /** The path of the program. */
  readonly program: string;
  readonly compatibilityDate: string;
  /** The modules by their names. The first one is the Worker. */
  readonly modules: Readonly<Record<string, string>>;
  /** Texts in the environment of the Worker. */
  readonly texts: Readonly<Record<string, string>>;
  /** The class of a Durable Object, by the name of its binding. */
  readonly durableObjects?: Readonly<Record<string, string>>;
}

export interface WorkerdServer {
  readonly origin: string;
  stop(): Promise<void>;
}

/** The configuration of workerd. It embeds the files of its own folder. */
const configOf = ({ compatibilityDate, modules, texts, durableObjects = {} }: WorkerdOptions) => {
  const list = (items: readonly string[]): string => `[${items.join(', ')}]`;
  const bindings = [
    ...Object.entries(texts).map(([name, text]) => `(name = "${name}", text = "${text}")`),
    ...Object.entries(durableObjects).map(
      ([name, className]) => `(name = "${name}", durableObjectNamespace = "${className}")`,
    ),
  ];
  const namespaces = Object.values(durableObjects).map(
    (className) => `(className = "${className}", uniqueKey = "test-${className}")`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = .main),
    (name = "internet", network = (allow = ["private", "local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
const main :Workerd.Worker = (
  modules = ${list(Object.keys(modules).map((name) => `(name = "${name}", esModule = embed "${name}")`))},
  compatibilityDate = "${compatibilityDate}",
  bindings = ${list(bindings)},
  durableObjectNamespaces = ${list(namespaces)},
  durableObjectStorage = (inMemory = void),
);
`;
};

/** Starts workerd itself, on a free port. */
export const startWorkerd = async (options: WorkerdOptions): Promise<WorkerdServer> => {
  const folder = await mkdtemp(join(tmpdir(), 'workerd-'));
  const files = { ...options.modules, 'config.capnp': configOf(options) };
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  // The process reports the port at the fourth file descriptor.
  const args = ['serve', join(folder, 'config.capnp'), '--control-fd=3'];
  const child = spawn(options.program, args, { stdio: ['ignore', 'inherit', 'inherit', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const port = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error('workerd ended.')));
    child.stdio[3]?.on('data', (data) => {
      text += data;
      const [, found] = /"event":"listen".*"port":(\d+)/.exec(text) ?? [];
      if (found) resolve(found);
    });
  });
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true });
    },
  };
};
