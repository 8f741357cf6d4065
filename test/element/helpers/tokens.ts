import { createSandbox } from '../../../src/sandbox/index.js';

/** Signs a token that the sandbox accepts; see `SandboxTokenOptions`. */
export const { issueToken: signToken } = createSandbox();

/** A token that the sandbox refuses, of the same merchant as the others. */
export const expiredToken = (): Promise<string> => signToken({ expiresIn: -60 });
