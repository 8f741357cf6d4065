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

/** Bytes that are read of a 404 to see whose it is. */
const mostOfNotFound = 65_536;

/** What a request ended with: a response, or what it threw. */
type Outcome =
  | { readonly response: Response; readonly messages?: readonly string[] }
  | { readonly error: unknown };

const hintOf = (outcome: Outcome, url: URL): SlashHint => {
  if ('error' in outcome) return 'failed';
  const { response, messages } = outcome;
  const { status, ok, headers } = response;
  if (isRedirect(response)) return redirectHint(response, url);
  if (status === 404) return notFoundHint(messages ?? []);
  const isPage = ok && /html/i.test(headers.get('Content-Type') ?? '');
  return status >= 500 || isPage ? 'failed' : 'found';
};

/** Reads a 404, whose body says whether it is the API's own, and gives it back to be read again. */
const readNotFound = async (response: Response): Promise<Outcome> => {
  const text = (await readBody(response, undefined, mostOfNotFound)) ?? '';
  const { status, headers } = response;
  return {
    response: new Response(text, { status, headers }),
    messages: readMessages(parseJson(text)),
  };
};

/**
 * Sends a request to an address, and once more to the same address with or without its trailing slash
 * where the server redirects there, or answers 404 to the first form. See {@link withSlashFallback}.
 *
 * @param send sends the whole request to the address that it is given.
 */
export const fetchEitherForm = async (
  apiUrl: string,
  url: URL,
  send: (url: string) => Promise<Response>,
): Promise<Response> => {
  const received: Response[] = [];
  const outcomeOf = async (to: URL): Promise<Outcome> => {
    try {
      const response = await send(to.href);
      received.push(response);
      return response.status === 404 ? await readNotFound(response) : { response };
    } catch (error) {
      return { error };
    }
  };
  const outcome = await withSlashFallback(apiUrl, url, outcomeOf, hintOf)();
  const chosen = 'response' in outcome ? outcome.response : undefined;
  for (const response of received) {
    if (response !== chosen && !response.bodyUsed) discardBody(response);
  }
  if (chosen) return chosen;
  throw (outcome as { error: unknown }).error;
};
