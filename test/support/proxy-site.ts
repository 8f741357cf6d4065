import type { Browser } from 'puppeteer-core';
import type { Handler } from '../../src/cli/stream-listener.js';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { memberFromCookie } from '../proxy/harness.js';
import { sandboxOrigin } from './origin.js';
import type { Pages } from './page-server.js';
import { servePages } from './page-server.js';
import type { TestServer } from './serve.js';

/** A merchant's proxy whose cookie identifies the member. Pages of `allowedOrigins` may ask it too. */
export const createProxy = (allowedOrigins?: readonly string[]): Handler => {
  const { token, merchantId: crmMerchantId } = sandboxCredentials.group;
  const apiUrl = `${sandboxOrigin()}/api/v3`;
  return createActivityProxy({
    apiUrl,
    getToken: getAccessToken({ apiUrl, token, crmMerchantId }),
    resolveUser: memberFromCookie,
    // Tests ask more often than a member.
    requestsPerMinute: Number.POSITIVE_INFINITY,
    allowedOrigins,
  });
};

/** Serves pages as a merchant's site with a proxy under `/stamps`. */
export function serveWithProxy(pages: Pages, proxy = createProxy()): Promise<TestServer> {
  const both = ['/stamps/activities', '/stamps/activities/by-merchant-group'];
  return servePages({ ...pages, ...Object.fromEntries(both.map((path) => [path, proxy])) });
}

/** Signs in one of the members. */
export const signIn = (browser: Browser, value: string): Promise<void> =>
  browser.setCookie({ name: 'session', value, domain: '127.0.0.1', path: '/' });
