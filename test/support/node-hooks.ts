import { startSandbox } from './sandbox-server.js';
import type { TestServer } from './serve.js';
import './origin.js';

let sandbox: TestServer | undefined;

/** Root hooks of the Node tests: one sandbox for all of them. */
export const mochaHooks = {
  async beforeAll() {
    sandbox = await startSandbox();
    globalThis.SANDBOX_ORIGIN = sandbox.origin;
  },
  async afterAll() {
    await sandbox?.stop();
  },
};
