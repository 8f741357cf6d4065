import { type ActivityProxy, createActivityProxy, getAccessToken } from '../proxy/index.js';
import { type Sandbox, sandboxCredentials } from '../sandbox/index.js';

/** The member whom the merchant's server shows unless something else is set. */
export const defaultMember = 'rina.wijaya@example.com';

/** Reads the signed-in member from the cookie `member`. */
const memberFromCookie =
  (fallback: string) =>
  (request: Request): string => {
    const [, member] = /(?:^|; *)member=([^;]+)/.exec(request.headers.get('Cookie') ?? '') ?? [];
    return member ? decodeURIComponent(member) : fallback;
  };

/** The sandbox's own parameters in the query, as a query string. */
const sandboxParams = ({ url }: Request): string =>
  `${new URLSearchParams([...new URL(url).searchParams].filter(([name]) => name.startsWith('sandbox_')))}`;

export interface MerchantServerOptions {
  /** The member of a session without the cookie. */
  readonly member?: string;
  /** Replaces the cookie. A script in a browser can't set a cookie header. */
  readonly resolveUser?: (request: Request) => string;
}

/**
 * A merchant's server: the proxy, with the sandbox in the place of Stamps. A cookie says who is signed
 * in. A proxy does not pass on the sandbox's parameters, so each set of them gets its own proxy, with
 * the parameters in its `apiUrl`.
 */
export function merchantServer(
  sandbox: Sandbox,
  { member = defaultMember, resolveUser = memberFromCookie(member) }: MerchantServerOptions = {},
): ActivityProxy {
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
        resolveUser,
        requestsPerMinute: Number.POSITIVE_INFINITY,
        fetch,
      });
    proxies.set(params, proxy);
    return proxy(request);
  };
}
