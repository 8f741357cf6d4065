import { endpointUrl } from '../shared/api-url.js';
import { parseJson } from '../shared/parse-json.js';
import { discardBody, readBody } from '../shared/read-body.js';
import { retryAfter } from '../shared/retry-after.js';
import type { TokenProvider } from '../shared/token-provider.js';
import { isRedirect } from '../shared/trailing-slash.js';
import type { Answer } from './answers.js';
import { problem } from './answers.js';
import { fetchEitherForm } from './either-form.js';
import { ActivityProxyError, networkError } from './errors.js';
import { type Question, queryFor } from './question.js';
import type { Settings } from './settings.js';

/** Workers throw at what they don't know: of the fields of a request, only what is needed. */
const noStore = (): RequestInit => {
  try {
    // Older versions of Next cache what a server fetches, unless it says no.
    new Request('https://localhost', { cache: 'no-store' });
    return { cache: 'no-store' };
  } catch {
    return {};
  }
};

const isRefusal = ({ status }: Response): boolean => status === 401 || status === 403;

/** What comes through a gateway with a page of its own; its status says enough. */
const isPassing = (status: number): boolean => status >= 500 || status === 429 || status === 408;

/** The longest wait in a `Retry-After` that is passed on, in milliseconds. */
const maxRetryAfterMs = 1e12;

/** The `Retry-After` header, if it is valid and reasonable. */
const retryAfterOf = ({ headers }: Response): Answer['headers'] => {
  const value = headers.get('Retry-After')?.trim() ?? '';
  const ms = retryAfter(value, Date.now());
  return ms !== undefined && ms < maxRetryAfterMs ? { 'Retry-After': value } : {};
};

/** An answer of the API as it is passed on, or why it can't be. */
const passOn = async (
  response: Response,
  token: string,
  { maxBytes, report }: Settings,
  signal: AbortSignal,
): Promise<Answer> => {
  const { status } = response;
  const text = await readBody(response, signal, maxBytes).catch((error) => {
    throw networkError('Stamps', error);
  });
  const invalid = (message: string) =>
    new ActivityProxyError('invalid-response', message, { status });
  if (text === undefined) {
    throw invalid(`Stamps answered with more than ${maxBytes} bytes: see maxBytes.`);
  }
  if (text.includes(token)) throw invalid('Stamps repeated the access token in its answer.');
  if (isPassing(status)) {
    const code = status < 500 ? 'rate-limited' : 'server';
    report(new ActivityProxyError(code, `Stamps answered with status ${status}.`, { status }));
  }
  if (parseJson(text) !== undefined)
    return { status: response.ok ? 200 : status, body: text, headers: retryAfterOf(response) };
  if (!isPassing(status)) throw invalid(`Stamps answered with status ${status} and no JSON.`);
  return problem(status, 'Stamps cannot answer now. Try again later.', retryAfterOf(response));
};

/** Makes the function that asks the API, with the server's token, for what a page may see. */
export const createUpstream = (settings: Settings, tokens: TokenProvider) => {
  const { apiUrl, slash, tokenType } = settings;
  const init: RequestInit = { redirect: 'manual', ...noStore() };

  const send = async (url: URL, token: string, signal: AbortSignal): Promise<Response> => {
    const headers = { Accept: 'application/json', Authorization: `${tokenType} ${token}` };
    const response = await fetchEitherForm(`${slash} ${apiUrl}`, url, async (to) => {
      signal.throwIfAborted();
      try {
        return await settings.fetch(to, { ...init, headers, signal });
      } catch (error) {
        throw networkError('Stamps', error);
      }
    });
    if (!isRedirect(response)) return response;
    discardBody(response);
    throw new ActivityProxyError(
      'redirected',
      'Stamps answered with a redirect, which is not followed: it would carry the token elsewhere. ' +
        'Check apiUrl.',
      { status: response.status || undefined },
    );
  };

  return async (question: Question, member: string, signal: AbortSignal): Promise<Answer> => {
    const path = `${question.path}${slash ? '/' : ''}`;
    const url = endpointUrl(apiUrl, path, queryFor(question, member));
    let token = await tokens.get();
    let response = await send(url, token, signal);
    if (isRefusal(response)) {
      discardBody(response);
      const renewed = await tokens.renew(token);
      if (renewed !== token) {
        token = renewed;
        response = await send(url, token, signal);
      }
    }
    if (!isRefusal(response)) return passOn(response, token, settings, signal);
    discardBody(response);
    const { status } = response;
    throw new ActivityProxyError(
      'unauthorized',
      `Stamps answered with status ${status}: the access token is wrong, has expired, or does not ` +
        'reach this member or merchant. Check token or getToken.',
      { status },
    );
  };
};
