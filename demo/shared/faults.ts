import { faultParams, type SandboxFaults } from '../../src/sandbox/index.js';

/** The faults to choose from, by their label. */
export const faultChoices: ReadonlyMap<string, SandboxFaults> = new Map<string, SandboxFaults>([
  ['None', {}],
  ['Slow network (1.5 s)', { latency: 1500 }],
  ['503 once, then success', { status: 503, times: 1 }],
  ['503 always', { status: 503 }],
  ['500 always', { status: 500 }],
  ['429 with Retry-After: 2', { status: 429, retryAfter: '2', times: 1 }],
  ['429 with Retry-After: 3600', { status: 429, retryAfter: '3600' }],
  ['401 token rejected', { status: 401 }],
  ['403 no access', { status: 403 }],
  ['404 unknown member', { status: 404 }],
  ['400 bad request', { status: 400 }],
  ['Redirect to a login page', { redirect: true }],
  ['Only with a trailing slash (301)', { slash: 'required' }],
  ['Only with a trailing slash (404)', { slash: 'required', slashStatus: 404 }],
  ['Body stalls', { body: 'stall' }],
  ['Body is truncated', { body: 'cut' }],
  ['Connection drops', { body: 'drop' }],
  ['Body is slow (3 s)', { body: 'slow', latency: 3000 }],
  ['Invalid JSON (the documentation’s example)', { body: 'not-json' }],
  ['HTML instead of JSON', { body: 'html' }],
  ['Wrong JSON shape', { body: 'wrong-shape' }],
  ['error_messages in the page', { errorMessages: '1 activity could not be read' }],
  ['Cursor does not advance', { cursor: 'stuck' }],
  ['Rows repeat between pages', { repeat: 5 }],
  ['New activities arrive between pages', { arrivals: 3 }],
]);

/** The query string for a fault on the first page, on further ones (`more`) or, by default, on all. */
export const faultQuery = (label: string, page: string): string => {
  const fault = faultChoices.get(label) ?? {};
  if (Object.keys(fault).length === 0) return '';
  return `?${faultParams({ ...fault, ...((page === 'first' || page === 'more') && { page }) })}`;
};
