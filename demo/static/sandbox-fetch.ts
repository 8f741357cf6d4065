import { merchantServer } from '../../src/cli/merchant-server.js';
import { createSandbox } from '../../src/sandbox/index.js';
import { signedInMember } from '../shared/member.js';

// The static site has no server: the sandbox, and a merchant's proxy in front of it, respond in the page.
const sandbox = createSandbox({ now: Date.now() });
const merchant = merchantServer(sandbox, { resolveUser: signedInMember });
const network = globalThis.fetch;

const handlerOf = (url: string) => {
  const { origin, pathname } = new URL(url);
  if (origin !== location.origin) return undefined;
  if (pathname.startsWith('/stamps/')) return merchant;
  return /^\/(api|sandbox)\//.test(pathname) ? sandbox : undefined;
};

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const handler = handlerOf(request.url);
  if (!handler) return network(input, init);
  const response = await handler(request);
  // The sandbox returns `Response.error()` to simulate a network failure.
  if (response.type === 'error') throw new TypeError('Failed to fetch');
  return response;
};
