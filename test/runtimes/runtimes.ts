import { globSync } from 'tinyglobby';
import { startChild } from '../support/child-server.js';
import type { TestServer } from '../support/serve.js';

const folder = 'test/runtimes';

/** The program of a package for this platform. The commands of `.bin` only start it, and would leave it running. */
const program = (pattern: string): string => {
  const [path] = globSync(`${folder}/node_modules/${pattern}`);
  if (!path) throw new Error(`There is no ${pattern} for this platform.`);
  return path;
};

export const deno = () => program('@deno/*/deno{,.exe}');
export const bun = () => program('@oven/bun-*/bin/bun{,.exe}');
export const workerd = () => program('@cloudflare/workerd-*/bin/workerd{,.exe}');

const server = (name: string) => `${folder}/servers/${name}.mjs`;
const denoAccess = ['--allow-net', '--allow-env', '--allow-read', '--node-modules-dir=manual'];

/** A server that has the proxy under `/stamps`. */
export interface Runtime {
  readonly name: string;
  /** Whether it renders the feed at `/account`. */
  readonly renders?: boolean;
  readonly isHttp2?: boolean;
  start(env: Readonly<Record<string, string>>): Promise<TestServer>;
}

const onNode = (file: string): Runtime['start'] => {
  return (env) => startChild([server(file)], { env });
};

export const runtimes: readonly Runtime[] = [
  { name: 'node:http', start: onNode('node-http') },
  { name: 'node:http2', start: onNode('node-http2'), isHttp2: true },
  { name: 'Express', start: onNode('express'), renders: true },
  { name: 'Fastify', start: onNode('fastify'), renders: true },
  { name: 'Koa', start: onNode('koa'), renders: true },
  { name: 'Hono', start: onNode('hono'), renders: true },
  { name: 'AWS Lambda', start: onNode('lambda') },
  {
    name: 'Deno',
    start: (env) =>
      startChild(['serve', '--host=127.0.0.1', '--port=0', ...denoAccess, server('deno')], {
        env,
        command: deno(),
      }),
  },
  { name: 'Bun', start: (env) => startChild([server('bun')], { env, command: bun() }) },
];

/** The commands that run a script in each runtime. */
export const scriptCommands = (name: string): Readonly<Record<string, readonly string[]>> => ({
  Node: [process.execPath, server(name)],
  'Node with node-fetch': [process.execPath, server(name), '--node-fetch'],
  Deno: [deno(), 'run', ...denoAccess, server(name)],
  Bun: [bun(), server(name)],
});
