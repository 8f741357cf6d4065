import { docsExample } from '../history/docs-example.js';
import { html, type ResponseData } from '../http/response-data.js';
import type { FaultBody } from './faults.js';

/** Bodies that replace the response's own. `stall`, `drop` and `slow` are in `body-streams.ts`. */
const replacements: ReadonlyMap<FaultBody, string> = new Map([
  ['not-json', docsExample],
  ['wrong-shape', '{"activities": {}}'],
  ['null', 'null'],
  ['list', '[]'],
  ['empty-object', '{}'],
]);

/** The response with the body of the fault. The status stays. */
export function withBodyFault(data: ResponseData, fault: FaultBody | undefined): ResponseData {
  if (fault === 'html') return html(data.status, 'Masuk', 'Silakan masuk untuk melanjutkan.');
  if (fault === 'cut') {
    return { ...data, body: data.body.slice(0, Math.ceil(data.body.length * 0.6)) };
  }
  const body = fault && replacements.get(fault);
  return body === undefined ? data : { ...data, body };
}
