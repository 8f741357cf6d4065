import { withTimeout } from '../shared/with-timeout.js';
import type { Answer } from './answers.js';
import { allow, problem, toResponse } from './answers.js';
import { ActivityProxyError } from './errors.js';
import { createMemberKey, nobody } from './member-key.js';
import type { ActivityProxyOptions } from './options.js';
import { endpointOf, readQuestion } from './question.js';
import { createRateLimit } from './rate-limit.js';
import { readOptions } from './settings.js';
import { createTokenProvider } from './tokens.js';
import { createUpstream } from './upstream.js';

/** A web-standard handler; it never rejects. `context` is handed on to `resolveUser`. */
export type ActivityProxy<Context = unknown> = (
  request: Request,
  context?: Context,
) => Promise<Response>;

/** Why a request is answered without a look at its session, if it is. */
const refusal = ({ method, headers }: Request): Answer | undefined => {
  if (method === 'OPTIONS') return { status: 204, headers: { Allow: allow } };
  if (method !== 'GET' && method !== 'HEAD') {
    return problem(405, `Method "${method}" not allowed.`, { Allow: allow });
  }
  // A page of another site has no business here, and its requests may carry the member's cookies.
  if (headers.get('Sec-Fetch-Site') === 'cross-site') {
    return problem(403, 'Requests from other sites are refused.');
  }
  return undefined;
};

/** Who is signed in; an empty text is nobody. */
const memberOf = async <Context>(
  { resolveUser }: ActivityProxyOptions<Context>,
  request: Request,
  context: Context,
): Promise<string> => {
  let member: unknown;
  try {
    member = await resolveUser(request, context);
  } catch (cause) {
    throw new ActivityProxyError('session', 'resolveUser failed: see the cause.', { cause });
  }
  if (member === undefined || member === null || member === false) return '';
  if (typeof member === 'string') return member.trim();
  throw new ActivityProxyError(
    'session',
    `resolveUser gave a ${typeof member}. Give the member's email or mobile number as a text.`,
  );
};

/** What the page reads of an error: what it is about, and nothing of what is behind the proxy. */
const answerTo = ({ code }: ActivityProxyError): Answer => {
  if (code === 'session') return problem(500, 'The session could not be read. Try again later.');
  if (code === 'internal') return problem(500, 'Something is wrong here. Try again later.');
  if (code === 'timeout') return problem(504, 'Stamps did not answer in time. Try again later.');
  return problem(502, 'Stamps could not be asked. Try again later.');
};

/**
 * Makes the merchant's own endpoint for a feed on their pages: it holds the token, and shows each
 * member the activities of nobody but themselves, whatever the page asks for.
 *
 * Mount it anywhere, at a path whose last part the feed adds (`/stamps/activities` and
 * `/stamps/activities/by-merchant-group` for `api-url="/stamps"`). Nothing is repeated: the feed does
 * that.
 *
 * @throws {TypeError} for options that make no proxy, naming the option.
 */
export const createActivityProxy = <Context = unknown>(
  options: ActivityProxyOptions<Context>,
): ActivityProxy<Context> => {
  const settings = readOptions(options);
  const { timeout, report } = settings;
  const tokens = createTokenProvider(settings.getToken, timeout);
  const ask = createUpstream(settings, tokens);
  const keyOf = createMemberKey(settings.secret);
  const waitOf = createRateLimit(settings.requestsPerMinute);

  return async (request, context) => {
    const { method, signal } = request;
    const url = new URL(request.url);
    const endpoint = endpointOf(url.pathname);
    let memberKey: string | undefined;

    const answer = async (aborted: AbortSignal): Promise<Answer> => {
      if (!endpoint) return problem(404, 'Not found.');
      const refused = refusal(request);
      if (refused) return refused;
      const member = await memberOf(options, request, context as Context);
      memberKey = member ? await keyOf(member) : nobody;
      if (!member) return problem(401, 'Nobody is signed in.');
      const question = readQuestion(endpoint, url.searchParams, settings.merchantIds);
      if ('refusal' in question) return question.refusal;
      const seconds = waitOf(member);
      if (seconds === 0) return ask(question, member, aborted);
      return problem(429, `Too many requests. Try again in ${seconds} s.`, {
        'Retry-After': String(seconds),
      });
    };

    const expired = new ActivityProxyError('timeout', `There was no answer in ${timeout} ms.`);
    const failed = (reason: unknown): Answer => {
      // Nobody waits for this answer; 499 is what servers write in their logs for it.
      if (signal?.aborted) return { status: 499 };
      const error =
        reason instanceof ActivityProxyError
          ? reason
          : new ActivityProxyError('internal', 'The proxy failed: see the cause.', {
              cause: reason,
            });
      report(error);
      return answerTo(error);
    };
    const answered = await withTimeout(answer, { timeout, timeoutError: expired, signal }).catch(
      failed,
    );
    return toResponse(answered, method === 'HEAD', memberKey);
  };
};
