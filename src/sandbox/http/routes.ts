export type Endpoint = 'activities' | 'by-merchant-group' | 'token' | 'log';

/** The methods of each endpoint, for the `Allow` header and for preflights. */
export const allowedMethods: Readonly<Record<Endpoint, readonly string[]>> = {
  activities: ['GET', 'HEAD', 'OPTIONS'],
  'by-merchant-group': ['GET', 'HEAD', 'OPTIONS'],
  token: ['POST', 'OPTIONS'],
  log: ['GET', 'HEAD', 'OPTIONS'],
};

/**
 * The endpoint of a path, with or without a trailing slash. A prefix before the base path is
 * ignored, so that the sandbox can be mounted anywhere.
 */
export function matchEndpoint(pathname: string, basePath: string): Endpoint | undefined {
  const path = pathname.replace(/\/$/, '');
  const base = basePath.replace(/\/$/, '');
  if (path.endsWith(`${base}/activities/by-merchant-group`)) return 'by-merchant-group';
  if (path.endsWith(`${base}/activities`)) return 'activities';
  if (path.endsWith('/auth/get-access-token')) return 'token';
  if (path.endsWith('/sandbox/requests')) return 'log';
  return undefined;
}
