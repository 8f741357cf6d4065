import { droppedBody, slowBody, stalledBody } from '../faults/body-streams.js';
import type { SandboxFaults } from '../faults/faults.js';
import { allowCrossOriginRead } from './cors.js';
import type { ResponseData } from './response-data.js';
import { allowedMethods, type Endpoint } from './routes.js';

/** A response that is not sent yet, with the faults that affect its headers and its delivery. */
export interface PendingResponse {
  readonly data: ResponseData;
  readonly faults?: SandboxFaults;
  /** How long a slow body takes, in ms. */
  readonly bodyDuration?: number;
  /** Called when the whole body has been handed over. */
  readonly onComplete?: () => void;
}

function createBody(request: Request, pending: PendingResponse): BodyInit | null {
  const { data, faults, bodyDuration = 0, onComplete = () => {} } = pending;
  const bytes = new TextEncoder().encode(data.body);
  const isEmpty = request.method === 'HEAD' || bytes.length === 0;
  if (!isEmpty && faults?.body === 'stall') return stalledBody(bytes, request);
  if (!isEmpty && faults?.body === 'slow') {
    return slowBody(bytes, bodyDuration, request, onComplete);
  }
  onComplete();
  if (isEmpty) return null;
  return faults?.body === 'drop' ? droppedBody(bytes) : bytes;
}

/** Builds the `Response`, with the headers that all responses have. */
export function buildResponse(
  request: Request,
  pending: PendingResponse,
  endpoint?: Endpoint,
): Response {
  const { data, faults = {} } = pending;
  const headers = new Headers({ Vary: 'Accept, Cookie' });
  if (endpoint) headers.set('Allow', allowedMethods[endpoint].join(', '));
  for (const [name, value] of Object.entries(data.headers)) headers.set(name, value);
  if (faults.retryAfter !== undefined) headers.set('Retry-After', faults.retryAfter);
  if (!faults.noCors) allowCrossOriginRead(request, headers, faults.exposeRetryAfter ?? true);
  return new Response(createBody(request, pending), { status: data.status, headers });
}
