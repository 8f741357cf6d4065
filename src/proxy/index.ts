/**
 * A proxy between the page and Stamps, for the merchant's server. It uses web standards only and has no
 * dependencies.
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
export type { MerchantId } from '../shared/merchant-id.js';
export type { GetToken, TokenReason } from '../shared/token-provider.js';
export type { ActivityProxy } from './activity-proxy.js';
export { createActivityProxy } from './activity-proxy.js';
export type { ActivityProxyErrorCode } from './errors.js';
export { ActivityProxyError } from './errors.js';
export type { AccessTokenOptions } from './get-access-token.js';
export { getAccessToken } from './get-access-token.js';
export type { ErrorContext, ResponseInfo, TokenRequestInfo } from './hooks.js';
export type { NodeRequest, NodeResponse } from './node-listener.js';
export { toNodeListener } from './node-listener.js';
export type { ActivityProxyOptions, ResolvedUser } from './options.js';
export type { ProxyStore } from './store/proxy-store.js';
