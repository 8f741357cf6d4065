import * as payloads from './payloads.js';
import * as phrases from './phrases.js';
import type { Random } from './random.js';
import type { Payload, Shop } from './wire-activity.js';

/** What happened, before it has an id and a time. */
interface GeneratedActivity {
  readonly type: number;
  readonly notes: string;
  readonly payload: Payload;
}

/** Created, canceled and open of the documentation's status table. */
const statuses = [
  [1, 91],
  [2, 6],
  [3, 3],
] as const;

const kinds = [
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
 * Invents what a member does next, with their stamps in mind: nobody redeems what they don't have,
 * and only what was bought at a merchant is brought back to it.
 */
export function createActivityGenerator(random: Random): { next(shop: Shop): GeneratedActivity } {
  const sales = new Map<number, payloads.TransactionReference>();
  let stamps = 0;
  let number = 480;

  const add = (type: number, change: number, payload: Payload, notes = ''): GeneratedActivity => {
    const status = random.weighted(statuses);
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
    const here = phrases.rewards.filter(([, , merchants]) => merchants?.includes(id) ?? true);
    const [reward, price] = random.pick(here);
    if (price > stamps) return sale(shop);
    return add(1, -price, payloads.redemption(price, reward, random.pick(phrases.channels)));
  };

  const award = (): GeneratedActivity => {
    const [present, worth] = random.pick(phrases.awards);
    return add(2, worth, payloads.award(worth, present));
  };

  const balance = ({ store }: Shop): GeneratedActivity => {
    number += 1;
    const amount = random.integer(2, 30) * (random.chance(0.6) ? 10_000 : -5_000);
    return add(7, 0, payloads.balanceUpdate(amount, `${store.name}${number}`));
  };

  const survey = (shop: Shop): GeneratedActivity => {
    const about = sales.get(shop.merchant.id)?.id ?? null;
    return { type: 8, notes: '', payload: payloads.survey(random.pick(phrases.surveys), about) };
  };

  const returnOrRefund = (type: 11 | 16, shop: Shop): GeneratedActivity => {
    const original = sales.get(shop.merchant.id);
    if (!original) return sale(shop);
    sales.delete(shop.merchant.id);
    const taken = random.integer(1, 12);
    const kept = { id: original.id + 90_000, invoice_number: `${original.invoice_number}.2` };
    const payload = payloads.modification({
      original,
      modified: random.chance(0.5) ? kept : null,
      stamps: -taken,
      refund: type === 16 ? random.integer(2, 10) * 10 : 0,
      amount: taken * -10_000,
      channel: 'POS',
    });
    return { type, notes: random.pick(phrases.returnNotes), payload };
  };

  const expiry = (): GeneratedActivity => {
    const lost = Math.min(stamps, random.integer(5, 120));
    stamps -= lost;
    return { type: 15, notes: '', payload: payloads.stampsExpiry(lost) };
  };

  const deduction = (): GeneratedActivity => {
    const taken = random.integer(1, 20);
    return add(10, -taken, payloads.stampsDeduction(taken, random.pick(phrases.deductions)));
  };

  const invent = {
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
  return { next: (shop) => invent[random.weighted(kinds)](shop) };
}
