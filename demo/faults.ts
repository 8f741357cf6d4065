import { faultParams, type SandboxFaults } from '../src/sandbox/index.js';

/** The sandbox's faults that the demo offers, by what the visitor reads. */
export const faultChoices: ReadonlyMap<string, SandboxFaults> = new Map<string, SandboxFaults>([
  ['None', {}],
  ['Slow network (1.5 s)', { latency: 1500 }],
  ['503 once, then well', { status: 503, times: 1 }],
  ['503 always', { status: 503 }],
  ['500 always', { status: 500 }],
  ['429 with Retry-After: 2', { status: 429, retryAfter: '2', times: 1 }],
  ['429, come back in an hour', { status: 429, retryAfter: '3600' }],
  ['401 token refused', { status: 401 }],
  ['403 out of reach', { status: 403 }],
  ['404 no such member', { status: 404 }],
  ['400 bad request', { status: 400 }],
  ['Redirect to a login page', { redirect: true }],
  ['Body stalls', { body: 'stall' }],
  ['Body is cut', { body: 'cut' }],
  ['Connection drops', { body: 'drop' }],
  ['Body trickles in', { body: 'slow', latency: 3000 }],
  ['The documentation’s example, not JSON', { body: 'not-json' }],
  ['A web page instead', { body: 'html' }],
  ['Wrong shape', { body: 'wrong-shape' }],
  ['Messages beside the page', { errorMessages: '1 activity could not be read' }],
  ['Cursor does not advance', { cursor: 'stuck' }],
  ['Rows repeat between pages', { repeat: 5 }],
  ['New activities arrive between pages', { arrivals: 3 }],
]);

/** The query string that makes the sandbox fail so, on the pages `first`, `more` or all; empty for no fault. */
export const faultQuery = (choice: string, page: string): string => {
  const fault = faultChoices.get(choice) ?? {};
  if (Object.keys(fault).length === 0) return '';
  return `?${faultParams({ ...fault, ...((page === 'first' || page === 'more') && { page }) })}`;
};
