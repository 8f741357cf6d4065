import { parseJson } from '../shared/parse-json.js';
import { readBody } from '../shared/read-body.js';
import { minRedactedLength, redactToken } from '../shared/redact-token.js';
import { retryAfterOf } from '../shared/retry-after.js';
import { ActivityProxyError, networkError } from './errors.js';
import type { ResolvedOptions } from './read-options.js';
import type { RequestScope } from './request-scope.js';
import { errorResponse, type ProxyResponse } from './responses.js';

/** The longest `Retry-After` that is passed on, in milliseconds. */
const maxRetryAfterMs = 1e12;

/** Whether a status can be the final one of a response with a body. A `Response` with others can't be created. */
const isPossible = (status: number): boolean =>
  Number.isInteger(status) && status >= 200 && status <= 599;

/** Whether an error is temporary. A gateway often sends HTML with it, and the status is enough. */
const isTemporary = (status: number): boolean => status >= 500 || status === 429 || status === 408;

const temporaryCode = (status: number) => {
  if (status === 429) return 'rate-limited';
  return status === 408 ? 'timeout' : 'server';
};

/** The `Retry-After` header, in seconds: the page's clock may differ from that of Stamps. */
const retryAfterHeader = (response: Response): ProxyResponse['headers'] => {
  if (!response.headers.get('Retry-After')) return undefined;
  const milliseconds = retryAfterOf(response);
  const isValid = milliseconds !== undefined && milliseconds < maxRetryAfterMs;
  return isValid ? { 'Retry-After': String(Math.ceil(milliseconds / 1000)) } : {};
};

/** Whether a response is not the API's: a firewall or a gateway in front of it sends HTML. */
export const isFirewall = ({ status, headers }: Response): boolean =>
  status === 403 && /html/i.test(headers?.get('Content-Type') ?? '');

const problemOf = (response: Response): string => {
  const { status } = response;
  if (isFirewall(response)) {
    return (
      'with an HTML page, which a firewall or a gateway sent and not the API. The token was not refused. ' +
      "Check whether this server's address is allowed there."
    );
  }
  return status === 204 || status === 304
    ? 'which has no body. Check apiUrl and headers.'
    : 'but not with JSON. Check apiUrl.';
};

/**
 * Reads a response of the API and turns it into the one for the page.
 *
 * @throws {ActivityProxyError} if it can't be passed on.
 */
export const readResponse = async (
  response: Response,
  token: string,
  { maxBytes, report }: Pick<ResolvedOptions<never>, 'maxBytes' | 'report'>,
  scope: RequestScope,
  signal: AbortSignal,
): Promise<ProxyResponse> => {
  const { status } = response;
  const text = await readBody(response, signal, maxBytes).catch((error) => {
    throw networkError('network', 'Stamps', error);
  });
  const invalid = (message: string) =>
    new ActivityProxyError('invalid-response', message, { status });
  if (text === undefined) {
    throw invalid(`The response of Stamps is larger than ${maxBytes} bytes. Check maxBytes.`);
  }
  // A shorter token may be part of an ordinary word.
  if (token.length >= minRedactedLength && redactToken(text, token) !== text) {
    throw invalid('Stamps repeated the access token in its response, which was not passed on.');
  }
  if (!isPossible(status)) {
    throw invalid(
      `Stamps responded with status ${status}, which HTTP does not have. Check apiUrl.`,
    );
  }
  if (isTemporary(status)) {
    const message = `Stamps responded with status ${status}.`;
    report(new ActivityProxyError(temporaryCode(status), message, { status }), scope);
  }
  if (status !== 204 && status !== 304 && !isFirewall(response) && parseJson(text) !== undefined) {
    return { status: response.ok ? 200 : status, body: text, headers: retryAfterHeader(response) };
  }
  if (!isTemporary(status)) {
    throw invalid(`Stamps responded with status ${status}, ${problemOf(response)}`);
  }
  const detail = 'Stamps is not available. Try again later.';
  return errorResponse(status, detail, retryAfterHeader(response));
};
