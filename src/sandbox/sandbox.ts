import { exchangeCredential } from './auth/token-endpoint.js';
import { createTokens } from './auth/tokens.js';
import { createDirectory } from './data/directory.js';
import { activeFaults } from './faults/active.js';
import { withBody } from './faults/bodies.js';
import { createFaultChoice } from './faults/choice.js';
import { delay } from './faults/delay.js';
import { latencyOf } from './faults/latency.js';
import { redirectToLogin, statusAnswer } from './faults/statuses.js';
import { SandboxFaultsError, sessionParameter } from './faults/switches.js';
import { type Answer, badRequest, json, methodNotAllowed, notFound } from './http/answers.js';
import { isPreflight, preflight } from './http/cors.js';
import { type Delivery, deliver } from './http/deliver.js';
import { listAnswer } from './http/list.js';
import { allowedMethods, type Endpoint, endpointOf } from './http/routes.js';
import {
  defaultBasePath,
  defaultNow,
  defaultSecret,
  type Sandbox,
  type SandboxOptions,
} from './options.js';
import { watch } from './state/log.js';
import { createSessions, type Session } from './state/sessions.js';

/** Who asks for what: what every step of answering needs. */
interface Incoming {
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
  const directory = createDirectory(options.members ?? [], now);
  const faultsFor = createFaultChoice(options.faults ?? {});
  const sessions = createSessions();

  /** The answer as the faults of the URL and the options have it. */
  const faultyAnswer = async ({ request, url, endpoint, session }: Incoming): Promise<Delivery> => {
    const params = url.searchParams;
    const faults = activeFaults(faultsFor(request, url, endpoint), params, session);
    const { before, within } = latencyOf(faults, session.count('latency'));
    if (before > 0) await delay(before, request.signal);
    if (faults.redirect) return { answer: redirectToLogin(url.pathname), faults };
    let answer: Answer;
    if (faults.status !== undefined) answer = statusAnswer(faults.status);
    else if (endpoint === 'token') answer = await exchangeCredential(request, tokens);
    else {
      const authorization = request.headers.get('Authorization');
      const query = { endpoint, params, authorization, session, faults };
      answer = await listAnswer({ directory, tokens, now }, query);
    }
    return { answer: withBody(answer, faults.body), faults, within };
  };

  const respond = async (incoming: Incoming): Promise<Delivery> => {
    const { method } = incoming.request;
    const methods = allowedMethods[incoming.endpoint];
    if (!methods.includes(method)) return { answer: methodNotAllowed(method, methods.join(', ')) };
    if (method === 'OPTIONS') return { answer: json(200, { name: incoming.endpoint }) };
    try {
      return await faultyAnswer(incoming);
    } catch (error) {
      if (!(error instanceof SandboxFaultsError)) throw error;
      return { answer: badRequest(error.errors, 'invalid_fault') };
    }
  };

  const handle = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const endpoint = endpointOf(url.pathname, options.basePath ?? defaultBasePath);
    if (isPreflight(request)) return preflight(request, endpoint ? allowedMethods[endpoint] : []);
    if (!endpoint) return deliver(request, { answer: notFound() });
    if (endpoint === 'log') {
      const log = sessions.requests(url.searchParams.get('session') ?? '');
      return deliver(request, { answer: json(200, log) }, endpoint);
    }
    const session = sessions.open(url.searchParams.get(sessionParameter) ?? '');
    const { entry, complete } = watch(request, url);
    session.log(entry);
    const delivery = await respond({ request, url, endpoint, session });
    entry.status = delivery.answer.status;
    return deliver(request, { ...delivery, complete }, endpoint);
  };

  return Object.assign(handle, {
    token: tokens.issue,
    members: directory.members,
    requests: (session = '') => sessions.requests(session),
  });
}
