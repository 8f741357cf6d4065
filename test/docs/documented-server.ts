import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { startChild } from '../support/child-server.js';
import type { TestServer } from '../support/serve.js';
import { snippet } from './snippets.js';

/** Lets a server choose a free port and print it. */
const onFreePort =
  "listen(0, '127.0.0.1', function () { console.log('http://127.0.0.1:' + this.address().port); })";

/**
 * Starts a complete server of the chapter Proxy, with the page of the chapter Start, in a folder of its own.
 *
 * @param text what only this server's snippet contains.
 * @param modules the `node_modules` of a part, if the server needs packages that the root does not have.
 */
export async function startDocumentedServer(text: string, modules?: string): Promise<TestServer> {
  const folder = resolve(`.cache/docs-snippets/${process.pid}-server`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = {
    'index.html': snippet('start', 'html', '<!doctype html>'),
    'proxy.js': snippet('proxy', 'js', 'export const proxy'),
    'sessions.js': snippet('proxy', 'js', 'sessions.js:'),
    'server.js': snippet('proxy', 'js', text).replace('listen(3000)', onFreePort),
  };
  for (const [name, code] of Object.entries(files)) await writeFile(`${folder}/${name}`, code);
  if (modules) await symlink(resolve(modules), `${folder}/node_modules`);
  const server = await startChild(['server.js'], { cwd: folder });
  return {
    origin: server.origin,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}
