import { config } from 'chai';
import { startSandbox } from './sandbox-server.js';
import type { TestServer } from './serve.js';
import './origin.js';

// Shows more of a value: the processes of the pool pass on the message of a failure, but not the diff.
config.truncateThreshold = 2000;

let sandbox: TestServer | undefined;

/** Root hooks of the Node tests: one sandbox for each file. */
export const mochaHooks = {
  async beforeAll() {
    // Vite sets NODE_ENV and builds accordingly. Neither the shell nor an earlier file may change a
    // build.
    delete process.env.NODE_ENV;
    sandbox = await startSandbox();
    globalThis.SANDBOX_ORIGIN = sandbox.origin;
  },
  async afterAll() {
    await sandbox?.stop();
  },
};
