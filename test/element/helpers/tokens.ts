import { createSandbox } from '../../../src/sandbox/index.js';

/** Signs what the sandbox behind the page takes for its own; see `SandboxTokenOptions`. */
export const { issueToken: signToken } = createSandbox();

/** A token that the sandbox refuses, of the merchant that the others are of. */
export const expiredToken = (): Promise<string> => signToken({ expiresIn: -60 });
