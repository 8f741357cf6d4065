import { type ActivityProxy, createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { type Sandbox, sandboxCredentials } from '../../src/sandbox/index.js';

/** The member of a session without the cookie. */
const defaultMember = 'rina.wijaya@example.com';

const signedInMember = (request: Request): string => {
  const [, member] = /(?:^|; *)member=([^;]+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
  return member ? decodeURIComponent(member) : defaultMember;
};

/** The sandbox's own parameters in the query, as a query string. */
const sandboxParams = ({ url }: Request): string =>
  `${new URLSearchParams([...new URL(url).searchParams].filter(([name]) => name.startsWith('sandbox_')))}`;

/**
 * A merchant's server: the proxy, with the sandbox in the place of Stamps. A cookie says who is signed
 * in. A proxy does not pass on the sandbox's parameters, so each set of them gets its own proxy, with
 * the parameters in its `apiUrl`.
 */
export function merchantServer(sandbox: Sandbox): ActivityProxy {
  const { token, merchantId } = sandboxCredentials.group;
  const fetch: typeof globalThis.fetch = (input, init) => sandbox(new Request(input, init));
  const apiUrl = 'http://localhost/api/v3';
  const getToken = getAccessToken({ token, crmMerchantId: merchantId, apiUrl, fetch });
  const proxies = new Map<string, ActivityProxy>();
  return (request) => {
    const params = sandboxParams(request);
    const proxy =
      proxies.get(params) ??
      createActivityProxy({
        apiUrl: `${apiUrl}?${params}`,
        getToken,
        resolveUser: signedInMember,
        requestsPerMinute: Number.POSITIVE_INFINITY,
        fetch,
      });
    proxies.set(params, proxy);
    return proxy(request);
  };
}
