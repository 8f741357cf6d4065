/** The origin of the sandbox, set by `node-hooks.ts` in Node and by the test page in a browser. */
declare global {
  var SANDBOX_ORIGIN: string | undefined;
  var CROSS_ORIGIN_SANDBOX: string | undefined;
}

/** The origin of the sandbox. In a browser it is the page's own origin. */
export function sandboxOrigin(): string {
  return globalThis.SANDBOX_ORIGIN ?? location.origin;
}

/** The origin of another sandbox that a page only reaches through CORS. */
export function crossOrigin(): string {
  const origin = globalThis.CROSS_ORIGIN_SANDBOX;
  if (!origin)
    throw new Error('There is no cross-origin sandbox: only the browser tests have one.');
  return origin;
}
