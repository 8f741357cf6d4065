import { type SandboxServer, startSandbox } from './sandbox-server.js';
import './origin.js';

let sandbox: SandboxServer | undefined;

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
