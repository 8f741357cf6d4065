import { docsExample } from '../history/docs-example.js';
import { html, type ResponseData } from '../http/response-data.js';
import type { FaultBody } from './faults.js';

/** The bodies that are something else altogether; the other faults are a matter of delivery. */
const replacements: ReadonlyMap<FaultBody, string> = new Map([
  ['not-json', docsExample],
  ['wrong-shape', '{"activities": {}}'],
  ['null', 'null'],
  ['list', '[]'],
  ['empty-object', '{}'],
]);

/** The answer with the body that the fault asks for. Its status stays. */
export function withBodyFault(answer: ResponseData, fault: FaultBody | undefined): ResponseData {
  if (fault === 'html') return html(answer.status, 'Masuk', 'Silakan masuk untuk melanjutkan.');
  if (fault === 'cut') {
    return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length * 0.6)) };
  }
  const body = fault && replacements.get(fault);
  return body === undefined ? answer : { ...answer, body };
}
