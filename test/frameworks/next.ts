import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { installPart } from '../../tools/parts/install.js';
import { childEnvironment, startChild } from '../support/child-server.js';
import type { TestServer } from '../support/serve.js';

const folder = 'demo/frameworks/next';
const next = (command: string) => [`${folder}/node_modules/next/dist/bin/next`, command, folder];

let built: Promise<unknown> | undefined;

/** Starts the Next app. It is built only once, because a build takes long. */
export async function startNext(): Promise<TestServer> {
  built ??= build();
  await built;
  // Port 0 lets the system choose a free port.
  return startChild([...next('start'), '-H', '127.0.0.1', '-p', '0']);
}

function build(): Promise<unknown> {
  installPart(folder);
  // Its staff page is the one of the React app.
  installPart('demo/frameworks/react');
  return promisify(execFile)(process.execPath, next('build'), { env: childEnvironment() });
}
