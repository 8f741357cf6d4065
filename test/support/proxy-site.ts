import type { Browser } from 'puppeteer-core';
import { createActivityProxy, getAccessToken } from '../../src/proxy/index.js';
import { sandboxCredentials } from '../../src/sandbox/index.js';
import { memberOfCookie } from '../proxy/harness.js';
import { sandboxOrigin } from './origin.js';
import type { Pages } from './page-server.js';
import { servePages } from './page-server.js';
import type { TestServer } from './serve.js';

/** Serves pages as a merchant's site with the proxy under `/stamps`; the cookie says who is signed in. */
export function serveWithProxy(pages: Pages): Promise<TestServer> {
  const { token, merchantId: crmMerchantId } = sandboxCredentials.group;
  const apiUrl = `${sandboxOrigin()}/api/v3`;
  const proxy = createActivityProxy({
    apiUrl,
    getToken: getAccessToken({ apiUrl, token, crmMerchantId }),
    resolveUser: memberOfCookie,
  });
  const both = ['/stamps/activities', '/stamps/activities/by-merchant-group'];
  return servePages({ ...pages, ...Object.fromEntries(both.map((path) => [path, proxy])) });
}

/** Signs one of the cookie's members in. */
export const signIn = (browser: Browser, value: string): Promise<void> =>
  browser.setCookie({ name: 'session', value, domain: '127.0.0.1', path: '/' });
