import { parseJson } from '../shared/parse-json.js';
import { discardBody, readBody } from '../shared/read-body.js';
import { readMessages } from '../shared/read-messages.js';
import {
  isRedirect,
  notFoundHint,
  redirectHint,
  type SlashHint,
  withSlashFallback,
} from '../shared/trailing-slash.js';

/** The bytes of a 404 that are read to see whether it is the API's own. */
const maxNotFoundBytes = 65_536;

/** The result of a request: a response, or the error that it rejected with. */
type Outcome =
  | { readonly response: Response; readonly messages?: readonly string[] }
  | { readonly error: unknown };

const hintOf = (outcome: Outcome, url: URL): SlashHint => {
  if ('error' in outcome) return 'failed';
  const { response, messages } = outcome;
  const { status, ok, headers } = response;
  if (isRedirect(response)) return redirectHint(response, url);
  if (status === 404) return notFoundHint(messages ?? []);
  const isHtml = ok && /html/i.test(headers.get('Content-Type') ?? '');
  return status >= 500 || isHtml ? 'failed' : 'found';
};

/** Reads the messages of a 404. The returned response can be read again. */
const readNotFound = async (response: Response, signal: AbortSignal): Promise<Outcome> => {
  const text = (await readBody(response, signal, maxNotFoundBytes)) ?? '';
  const { status, headers } = response;
  return {
    response: new Response(text, { status, headers }),
    messages: readMessages(parseJson(text)),
  };
};

/**
 * Sends a request to a URL. It is sent a second time, to the same URL with or without its trailing slash, if
 * the server redirects there or responds with a 404 that may be about the slash. See {@link withSlashFallback}.
 *
 * @param send sends the whole request to the given URL.
 */
export const fetchWithSlashFallback = async (
  apiUrl: string,
  url: URL,
  send: (url: string) => Promise<Response>,
  signal: AbortSignal,
): Promise<Response> => {
  const responses: Response[] = [];
  const sendOnce = async (to: URL): Promise<Outcome> => {
    try {
      const response = await send(to.href);
      responses.push(response);
      return response.status === 404 ? await readNotFound(response, signal) : { response };
    } catch (error) {
      return { error };
    }
  };
  const outcome = await withSlashFallback(apiUrl, url, sendOnce, hintOf)();
  const chosen = 'response' in outcome ? outcome.response : undefined;
  for (const response of responses) {
    if (response !== chosen && !response.bodyUsed) discardBody(response);
  }
  if (chosen) return chosen;
  throw (outcome as { error: unknown }).error;
};
