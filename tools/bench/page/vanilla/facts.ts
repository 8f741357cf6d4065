/** An activity as the wire has it, of which this reads what it shows. */
export interface Item {
  readonly id: number;
  readonly type: number;
  readonly created?: number;
  readonly notes?: string;
  readonly merchant?: { readonly name?: string };
  readonly store?: { readonly name?: string; readonly display_name?: string };
  readonly [field: string]: unknown;
}

interface Payload {
  readonly [field: string]: unknown;
  readonly name?: string;
  readonly stamps?: number;
  readonly status?: number;
  readonly channel?: string;
  readonly notes?: string;
}

/** What a row shows of an activity. */
export interface Facts {
  readonly title?: string;
  readonly stamps?: number;
  readonly amount?: number;
  readonly status?: number;
  readonly reference?: string;
  readonly channel?: string;
  readonly notes?: string;
}

/** The field of each type that holds what is its own. */
const payloads: Readonly<Record<number, string>> = {
  0: 'transaction',
  1: 'redemption',
  2: 'award',
  7: 'balance_update',
  8: 'survey',
  10: 'stamps_deduction',
  11: 'transaction_modification',
  16: 'transaction_modification',
};

const lost = (stamps: number | undefined) => (stamps === undefined ? undefined : -stamps || 0);

const ownFacts = (item: Item, own: Payload): Facts => {
  switch (item.type) {
    case 0:
      return { title: own.name, stamps: own.stamps, reference: own.invoice_number as string };
    case 1:
      return { title: own.name, stamps: lost(own.stamps) };
    case 2:
      return { title: own.name, stamps: own.stamps };
    case 5:
    case 6:
    case 12:
      return { stamps: (item.stamps as number) || undefined };
    case 7:
      return { amount: own.amount as number, reference: own.transaction_number as string };
    case 8:
      return { title: own.name };
    case 10:
      return { stamps: lost(own.stamps), notes: own.notes };
    case 11:
    case 16:
      return {
        stamps: own.total_stamps_delta as number,
        amount: own.grand_total_delta as number,
        reference: own.invoice_number as string,
      };
    case 15:
      return { stamps: lost(item.expired_stamps as number) };
    default:
      return {};
  }
};

/** Reads what a row shows, trusting the wire to be as documented. */
export const factsOf = (item: Item): Facts => {
  const own = (item[payloads[item.type] ?? ''] ?? {}) as Payload;
  const facts = ownFacts(item, own);
  return {
    ...facts,
    status: own.status ?? (item.status as number | undefined),
    channel: own.channel,
    notes: item.notes || facts.notes,
  };
};
