import { exchangeCredential } from './auth/token-endpoint.js';
import { createTokens } from './auth/tokens.js';
import { selectActiveFaults } from './faults/active-faults.js';
import { withBodyFault } from './faults/body-faults.js';
import { delay } from './faults/delay.js';
import { SandboxFaultsError, sessionParam } from './faults/fault-params.js';
import { resolveLatency } from './faults/latency.js';
import { createFaultSelector } from './faults/select-faults.js';
import { redirectToLogin, statusResponse } from './faults/status-responses.js';
import { activityListResponse } from './http/activity-list.js';
import { buildResponse, type PendingResponse } from './http/build-response.js';
import { isPreflight, preflight } from './http/cors.js';
import {
  badRequest,
  json,
  methodNotAllowed,
  notFound,
  type ResponseData,
} from './http/response-data.js';
import { allowedMethods, type Endpoint, matchEndpoint } from './http/routes.js';
import { createMemberDirectory } from './members/member-directory.js';
import {
  defaultBasePath,
  defaultNow,
  defaultSecret,
  type Sandbox,
  type SandboxOptions,
} from './options.js';
import { logRequest } from './sessions/request-log.js';
import { createSessions, type Session } from './sessions/sessions.js';

/** Who asks for what: what every step of answering needs. */
interface EndpointRequest {
  readonly request: Request;
  readonly url: URL;
  readonly endpoint: Endpoint;
  readonly session: Session;
}

/**
 * Makes a sandbox: both endpoints of the Activity API, the Token API's endpoint, members to try them
 * with, and faults. Two sandboxes of the same options give the same answers.
 *
 * @throws RangeError for a `now` that is no time, or a member of a merchant that does not exist.
 * @throws SandboxFaultsError for faults that do not exist.
 */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  const now = Math.floor(Number(options.now ?? defaultNow) / 1000);
  if (!Number.isFinite(now)) throw new RangeError(`now: ${String(options.now)} is no time.`);
  const tokens = createTokens(options.secret ?? defaultSecret, options.clock ?? Date.now);
  const directory = createMemberDirectory(options.members ?? [], now);
  const faultsFor = createFaultSelector(options.faults ?? {});
  const sessions = createSessions();

  /** The answer as the faults of the URL and the options have it. */
  const respondWithFaults = async ({
    request,
    url,
    endpoint,
    session,
  }: EndpointRequest): Promise<PendingResponse> => {
    const params = url.searchParams;
    const faults = selectActiveFaults(faultsFor(request, url, endpoint), params, session);
    const { before, within } = resolveLatency(faults, session.count('latency'));
    if (before > 0) await delay(before, request.signal);
    if (faults.redirect) return { answer: redirectToLogin(url.pathname), faults };
    let answer: ResponseData;
    if (faults.status !== undefined) answer = statusResponse(faults.status);
    else if (endpoint === 'token') answer = await exchangeCredential(request, tokens);
    else {
      const authorization = request.headers.get('Authorization');
      const query = { endpoint, params, authorization, session, faults };
      answer = await activityListResponse({ directory, tokens, now }, query);
    }
    return { answer: withBodyFault(answer, faults.body), faults, within };
  };

  const respond = async (incoming: EndpointRequest): Promise<PendingResponse> => {
    const { method } = incoming.request;
    const methods = allowedMethods[incoming.endpoint];
    if (!methods.includes(method)) return { answer: methodNotAllowed(method, methods.join(', ')) };
    if (method === 'OPTIONS') return { answer: json(200, { name: incoming.endpoint }) };
    try {
      return await respondWithFaults(incoming);
    } catch (error) {
      if (!(error instanceof SandboxFaultsError)) throw error;
      return { answer: badRequest(error.errors, 'invalid_fault') };
    }
  };

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const endpoint = matchEndpoint(url.pathname, options.basePath ?? defaultBasePath);
    if (isPreflight(request)) return preflight(request, endpoint ? allowedMethods[endpoint] : []);
    if (!endpoint) return buildResponse(request, { answer: notFound() });
    if (endpoint === 'log') {
      const log = sessions.requests(url.searchParams.get('session') ?? '');
      return buildResponse(request, { answer: json(200, log) }, endpoint);
    }
    const session = sessions.open(url.searchParams.get(sessionParam) ?? '');
    const { entry, complete } = logRequest(request, url);
    session.log(entry);
    const delivery = await respond({ request, url, endpoint, session });
    entry.status = delivery.answer.status;
    return buildResponse(request, { ...delivery, complete }, endpoint);
  };

  return Object.assign(handle, {
    issueToken: tokens.issue,
    members: directory.members,
    requests: (session = '') => sessions.requests(session),
  });
}
