/** Where the tests find the sandbox: set by `node-hooks.ts` in Node, by the test page in a browser. */
declare global {
  var SANDBOX_ORIGIN: string | undefined;
  var CROSS_ORIGIN_SANDBOX: string | undefined;
}

/** The sandbox: in a browser it is on the page's own origin. */
export function sandboxOrigin(): string {
  return globalThis.SANDBOX_ORIGIN ?? location.origin;
}

/** Another sandbox, which a page reaches only through CORS. */
export function crossOrigin(): string {
  const origin = globalThis.CROSS_ORIGIN_SANDBOX;
  if (!origin)
    throw new Error('There is no cross-origin sandbox: only the browser tests have one.');
  return origin;
}
