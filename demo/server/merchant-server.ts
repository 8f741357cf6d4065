import { type ActivityProxy, createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { type Sandbox, sandboxCredentials } from '../../src/sandbox/index.js';

/** Whose session it is unless the cookie says otherwise. */
const defaultMember = 'rina.wijaya@example.com';

const signedIn = (request: Request): string => {
  const [, member] = /(?:^|; *)member=([^;]+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  return member ? decodeURIComponent(member) : defaultMember;
};

/** The sandbox's own switches, as the page's address has them. */
const switchesOf = ({ url }: Request): string =>
  `${new URLSearchParams([...new URL(url).searchParams].filter(([name]) => name.startsWith('sandbox_')))}`;

/**
 * The merchant's own server, as the demo has it: the proxy, with the sandbox in the place of Stamps. It
 * knows who is signed in by a cookie. A proxy passes on none of the sandbox's switches: there is one for
 * each set of them, whose API fails so.
 */
export function merchantServer(sandbox: Sandbox): ActivityProxy {
  const { token, merchantId } = sandboxCredentials.group;
  const fetch: typeof globalThis.fetch = (input, init) => sandbox(new Request(input, init));
  const apiUrl = 'http://localhost/api/v3';
  const getToken = getAccessToken({ token, crmMerchantId: merchantId, apiUrl, fetch });
  const proxies = new Map<string, ActivityProxy>();
  return (request) => {
    const switches = switchesOf(request);
    const proxy =
      proxies.get(switches) ??
      createActivityProxy({
        apiUrl: `${apiUrl}?${switches}`,
        getToken,
        resolveUser: signedIn,
        requestsPerMinute: Number.POSITIVE_INFINITY,
        fetch,
      });
    proxies.set(switches, proxy);
    return proxy(request);
  };
}
