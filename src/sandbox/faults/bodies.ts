import { seedExample } from '../data/seed-example.js';
import { type Answer, html } from '../http/answers.js';
import type { FaultBody } from './faults.js';

/** The bodies that are something else altogether; the other faults are a matter of delivery. */
const replacements: ReadonlyMap<FaultBody, string> = new Map([
  ['not-json', seedExample],
  ['wrong-shape', '{"activities": {}}'],
  ['null', 'null'],
  ['list', '[]'],
  ['empty-object', '{}'],
]);

/** The answer with the body that the fault asks for. Its status stays. */
export function withBody(answer: Answer, fault: FaultBody | undefined): Answer {
  if (fault === 'html') return html(answer.status, 'Masuk', 'Silakan masuk untuk melanjutkan.');
  if (fault === 'cut') {
    return { ...answer, body: answer.body.slice(0, Math.ceil(answer.body.length * 0.6)) };
  }
  const body = fault && replacements.get(fault);
  return body === undefined ? answer : { ...answer, body };
}
