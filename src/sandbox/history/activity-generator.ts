import * as payloads from './payloads.js';
import * as phrases from './phrases.js';
import type { Random } from './random.js';
import type { Payload, Shop } from './wire-activity.js';

/** An activity without id and time. */
interface GeneratedActivity {
  readonly type: number;
  readonly notes: string;
  readonly payload: Payload;
}

/** The documented statuses (1 created, 2 canceled, 3 open) with their frequency. */
const statusWeights = [
  [1, 91],
  [2, 6],
  [3, 3],
] as const;

/** How often each kind occurs. */
const kindWeights = [
  ['sale', 58],
  ['redemption', 17],
  ['award', 6],
  ['balance', 6],
  ['survey', 4],
  ['return', 3],
  ['refund', 2],
  ['expiry', 2],
  ['deduction', 2],
] as const;

/**
 * Invents a member's activities from the oldest to the newest. It keeps account of their stamps and
 * sales: a redemption never costs more than they have, and a return refers to a sale of the same
 * merchant.
 */
export function createActivityGenerator(random: Random): { next(shop: Shop): GeneratedActivity } {
  /** The latest sale of each merchant, which a return or a survey refers to. */
  const sales = new Map<number, payloads.TransactionReference>();
  let stamps = 0;
  let number = 480;

  const add = (type: number, change: number, payload: Payload, notes = ''): GeneratedActivity => {
    const status = random.weighted(statusWeights);
    if (status === 1) stamps += change;
    return { type, notes, payload: payloads.withStatus(payload, status) };
  };

  const sale = ({ merchant, store }: Shop): GeneratedActivity => {
    number += 1;
    const earned = random.integer(1, 48);
    const invoice = `INV/${store.name}/${String(number).padStart(6, '0')}`;
    sales.set(merchant.id, { id: 700_000 + number, invoice_number: invoice });
    const notes = random.chance(0.15) ? random.pick(phrases.saleNotes) : '';
    const channel = random.pick(phrases.channels);
    return add(
      0,
      earned,
      payloads.transaction({ stamps: earned, number, invoice, channel }),
      notes,
    );
  };

  const redemption = (shop: Shop): GeneratedActivity => {
    const { id } = shop.merchant;
    const available = phrases.rewards.filter(([, , merchants]) => merchants?.includes(id) ?? true);
    const [reward, price] = random.pick(available);
    if (price > stamps) return sale(shop);
    return add(1, -price, payloads.redemption(price, reward, random.pick(phrases.channels)));
  };

  const award = (): GeneratedActivity => {
    const [name, value] = random.pick(phrases.awards);
    return add(2, value, payloads.award(value, name));
  };

  const balance = ({ store }: Shop): GeneratedActivity => {
    number += 1;
    const amount = random.integer(2, 30) * (random.chance(0.6) ? 10_000 : -5_000);
    return add(7, 0, payloads.balanceUpdate(amount, `${store.name}${number}`));
  };

  const survey = (shop: Shop): GeneratedActivity => {
    const transactionId = sales.get(shop.merchant.id)?.id ?? null;
    return {
      type: 8,
      notes: '',
      payload: payloads.survey(random.pick(phrases.surveys), transactionId),
    };
  };

  const returnOrRefund = (type: 11 | 16, shop: Shop): GeneratedActivity => {
    const original = sales.get(shop.merchant.id);
    if (!original) return sale(shop);
    sales.delete(shop.merchant.id);
    const returned = random.integer(1, 12);
    const modified = { id: original.id + 90_000, invoice_number: `${original.invoice_number}.2` };
    const payload = payloads.modification({
      original,
      modified: random.chance(0.5) ? modified : null,
      stamps: -returned,
      refund: type === 16 ? random.integer(2, 10) * 10 : 0,
      amount: returned * -10_000,
      channel: 'POS',
    });
    return { type, notes: random.pick(phrases.returnNotes), payload };
  };

  const expiry = (): GeneratedActivity => {
    const expired = Math.min(stamps, random.integer(5, 120));
    stamps -= expired;
    return { type: 15, notes: '', payload: payloads.stampsExpiry(expired) };
  };

  const deduction = (): GeneratedActivity => {
    const deducted = random.integer(1, 20);
    return add(10, -deducted, payloads.stampsDeduction(deducted, random.pick(phrases.deductions)));
  };

  const generators = {
    sale,
    redemption,
    award,
    balance,
    survey,
    return: (shop: Shop) => returnOrRefund(11, shop),
    refund: (shop: Shop) => returnOrRefund(16, shop),
    expiry: (shop: Shop) => (stamps > 0 ? expiry() : sale(shop)),
    deduction,
  };
  return { next: (shop) => generators[random.weighted(kindWeights)](shop) };
}
