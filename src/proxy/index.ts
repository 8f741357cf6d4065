/**
 * The merchant's server between the page and Stamps: web-standard, without a dependency.
 *
 * ```js
 * import { createActivityProxy, getAccessToken } from 'stamps-activity-feed/proxy';
 *
 * const proxy = createActivityProxy({
 *   getToken: getAccessToken({ token: '…', crmMerchantId: 2 }),
 *   resolveUser: (request) => memberOfSession(request.headers.get('Cookie')),
 * });
 * ```
 */
export type { GetToken, TokenReason } from '../shared/token-provider.js';
export type { AccessTokenOptions } from './access-token.js';
export { getAccessToken } from './access-token.js';
export type { ActivityProxyErrorCode } from './errors.js';
export { ActivityProxyError } from './errors.js';
export type { NodeRequest, NodeResponse } from './node-listener.js';
export { toNodeListener } from './node-listener.js';
export type { ActivityProxyOptions, ResolvedUser } from './options.js';
export type { ActivityProxy } from './proxy.js';
export { createActivityProxy } from './proxy.js';
