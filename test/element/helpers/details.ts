import { sendMouse } from '@web/test-runner-commands';
import { type Look, mountSettled, plain } from '../../support/feed.js';
import { activities } from './network.js';

export const purchase = (id: number, more: object = {}) => ({
  id,
  type: 0,
  created: 1_796_000_000,
  merchant: { id: 1, name: 'Kopi Kita' },
  store: { name: 'S1', display_name: 'Stasiun Gambir' },
  transaction: { stamps: 13, invoice_number: `INV/KR04/00${id}`, channel: 'POS' },
  ...more,
});

/** An activity of which the row says everything but the full date. */
export const expiry = (id: number) => ({ id, type: 15, created: 1_796_000_000, expired_stamps: 7 });

export const returned = (id: number, modification: object) => ({
  id,
  type: 11,
  created: 1_796_000_000,
  transaction_modification: { total_stamps_delta: -7, ...modification },
});

type Properties = Parameters<typeof mountSettled>[0];

/** A feed with these activities. */
export const mountRows = (list: readonly object[], properties: Properties = {}) =>
  mountSettled({ fetch: activities(...list), ...properties });

export const toggles = ({ parts }: Look) => parts('details-toggle') as HTMLButtonElement[];

/** The label and the text of each fact in the details of a row. */
export const factsOf = (row: Element): Readonly<Record<string, string>> => {
  const labels = [...row.querySelectorAll('dt')];
  const read = (label: Element) => plain(label.nextElementSibling?.textContent ?? '');
  return Object.fromEntries(labels.map((label) => [plain(label.textContent), read(label)]));
};

export const isOpen = (row: Element): boolean => {
  const expanded = row.querySelector('[part=details-toggle]')?.getAttribute('aria-expanded');
  const count = row.querySelectorAll('[part=details]').length;
  if ((expanded === 'true') !== (count === 1)) throw new Error(`${expanded}, but ${count} details`);
  return count === 1;
};

/** The middle of an element's first line, at this distance from its left edge. */
export const pointIn = (element: Element, fromLeft = 4): [number, number] => {
  const { left, top, height } = element.getBoundingClientRect();
  return [Math.round(left + fromLeft), Math.round(top + Math.min(height / 2, 10))];
};

export const clickOn = (element: Element, fromLeft?: number) =>
  sendMouse({ type: 'click', position: pointIn(element, fromLeft) });
