import { droppedBody, slowBody, stalledBody } from '../faults/body-streams.js';
import type { SandboxFaults } from '../faults/faults.js';
import { shareWithOrigin } from './cors.js';
import type { ResponseData } from './response-data.js';
import { allowedMethods, type Endpoint } from './routes.js';

/** An answer, and the faults that it meets on its way. */
export interface PendingResponse {
  readonly answer: ResponseData;
  readonly faults?: SandboxFaults;
  /** How many ms a slow body takes. */
  readonly within?: number;
  /** Called when all of the answer is there. */
  readonly complete?: () => void;
}

function bodyOf(request: Request, delivery: PendingResponse): BodyInit | null {
  const { answer, faults, within = 0, complete = () => {} } = delivery;
  const bytes = new TextEncoder().encode(answer.body);
  // No body for HEAD, as HTTP has it.
  const empty = request.method === 'HEAD' || bytes.length === 0;
  if (!empty && faults?.body === 'stall') return stalledBody(bytes, request);
  if (!empty && faults?.body === 'slow') return slowBody(bytes, within, request, complete);
  complete();
  if (empty) return null;
  return faults?.body === 'drop' ? droppedBody(bytes) : bytes;
}

/** Sends an answer on its way, with the headers that every answer has. */
export function buildResponse(
  request: Request,
  delivery: PendingResponse,
  endpoint?: Endpoint,
): Response {
  const { answer, faults = {} } = delivery;
  const headers = new Headers({ Vary: 'Accept, Cookie' });
  if (endpoint) headers.set('Allow', allowedMethods[endpoint].join(', '));
  for (const [name, value] of Object.entries(answer.headers)) headers.set(name, value);
  if (faults.retryAfter !== undefined) headers.set('Retry-After', faults.retryAfter);
  if (!faults.noCors) shareWithOrigin(request, headers, faults.exposeRetryAfter ?? true);
  return new Response(bodyOf(request, delivery), { status: answer.status, headers });
}
