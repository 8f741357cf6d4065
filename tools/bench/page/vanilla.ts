// The baseline: the same rows without a library, as a good engineer writes them for one page of one site.
// It fetches, parses, formats with Intl, and clones one <template> a row, with the same visible text and
// icon. It trusts the API, speaks English, and has no further features.
//
// Every ratio depends on this file. Change it only in a commit of its own whose message gives the figures
// before and after.

interface Item {
  readonly id: number;
  readonly type: number;
  readonly created: number;
  readonly notes?: string;
  readonly status?: number;
  readonly merchant?: { readonly name?: string };
  readonly store?: { readonly name?: string; readonly display_name?: string };
  readonly [field: string]: unknown;
}

/** Title and icon of each kind, by its code. */
declare const KINDS: Readonly<Record<number, readonly [title: string, path: string]>>;

const css = `:host { display: block; line-height: 1.5 }
article { display: flex; gap: 0.75rem; padding: 0.875rem 0; border-bottom: 1px solid #ddd }
h2 { margin: 1rem 0 0.25rem; font-size: 0.875rem; color: #666 }
svg { flex: none; width: 1.5rem; height: 1.5rem; padding: 0.5rem; border-radius: 50%;
  background: #e7f0ee; fill: none; stroke: #0f6b57; stroke-width: 1.75; stroke-linecap: round }
.body { flex: 1; min-width: 0; overflow-wrap: anywhere }
.title { font-weight: 600 }
.facts { display: flex; flex-wrap: wrap; gap: 0 0.5rem; font-size: 0.875rem; color: #666 }
.notes { margin: 0; font-size: 0.875rem }
.figures { display: flex; flex-direction: column; align-items: flex-end; font-size: 0.875rem }
.stamps { font-weight: 600 }
:empty:not(path) { display: none }
button { margin: 1rem auto; padding: 0.5rem 1.25rem; font: inherit }`;

const rowTemplate = document.createElement('template');
rowTemplate.innerHTML = `<article><svg viewBox="0 0 24 24" aria-hidden="true"><path></path></svg>
<div class="body"><div class="title"></div>
<div class="facts"><span class="merchant"></span><span class="store"></span></div>
<div class="facts"><time></time><span class="reference"></span><span class="channel"></span></div>
<p class="notes"></p></div>
<div class="figures"><span class="stamps"></span><span class="amount"></span><span class="status"></span></div></article>`;

const date = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('en', options);
const dayFormat = date({ day: 'numeric', month: 'short' });
const timeFormat = date({ hour: 'numeric', minute: '2-digit' });
const monthFormat = date({ month: 'long', year: 'numeric' });
const numberFormat = new Intl.NumberFormat('en', { signDisplay: 'exceptZero' });
const moneyFormat = new Intl.NumberFormat('en', {
  style: 'currency',
  currency: 'IDR',
  currencyDisplay: 'narrowSymbol',
  maximumFractionDigits: 0,
  signDisplay: 'exceptZero',
});
const statuses = ['', '', 'Canceled', 'In progress'];

/** The field that holds a kind's own data. */
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

const signed = (format: Intl.NumberFormat, value: unknown) =>
  typeof value === 'number' ? format.format(value).replace('-', '−') : '';

/** The stamps gained or lost: kinds 1 and 10 give what was lost, 15 what expired. */
function stampsOf(item: Item, own: Record<string, unknown>): number | undefined {
  if (item.type === 15) return -(item.expired_stamps as number);
  if (item.type === 7) return undefined;
  const stamps = (own.total_stamps_delta ?? own.stamps ?? item.stamps) as number | undefined;
  return stamps && (item.type === 1 || item.type === 10) ? -stamps : stamps;
}

function rowOf(item: Item): HTMLElement {
  const row = rowTemplate.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const own = (item[payloads[item.type] ?? ''] ?? {}) as Record<string, unknown>;
  const [title, path] = KINDS[item.type] ?? ['Activity', ''];
  const write = (selector: string, text: unknown) => {
    (row.querySelector(selector) as Element).textContent = (text as string | undefined) ?? '';
  };
  const stamps = stampsOf(item, own);
  const when = new Date(item.created * 1000);
  row.querySelector('path')?.setAttribute('d', path);
  write('.title', own.name ?? title);
  write('.merchant', item.merchant?.name);
  write('.store', item.store?.display_name || item.store?.name);
  write('time', `${dayFormat.format(when)}, ${timeFormat.format(when)}`);
  write('.reference', own.invoice_number ?? own.transaction_number);
  write('.channel', own.channel);
  write('.notes', item.notes || own.notes);
  if (stamps !== undefined) {
    write(
      '.stamps',
      `${signed(numberFormat, stamps)} ${Math.abs(stamps) === 1 ? 'stamp' : 'stamps'}`,
    );
  }
  write('.amount', signed(moneyFormat, own.grand_total_delta ?? own.amount));
  write('.status', statuses[(own.status ?? item.status ?? 0) as number]);
  return row;
}

class VanillaFeed extends HTMLElement {
  fetch: typeof fetch | undefined;
  readonly activities: Item[] = [];
  newCount = 0;
  #newer: Item[] = [];
  #month = '';
  #list = document.createElement('div');
  #button = document.createElement('button');

  connectedCallback(): void {
    if (this.shadowRoot) return;
    const shadow = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(css);
    shadow.adoptedStyleSheets = [style];
    this.#list.role = 'feed';
    this.#button.textContent = 'Load more';
    this.#button.hidden = true;
    this.#button.addEventListener('click', () => this.loadMore());
    shadow.append(this.#list, this.#button);
    void this.loadMore();
  }

  async loadMore(): Promise<void> {
    const items = await this.#load(this.activities.at(-1)?.id);
    const rows = document.createDocumentFragment();
    for (const item of items) {
      const month = monthFormat.format(item.created * 1000);
      if (month !== this.#month) {
        const heading = document.createElement('h2');
        heading.textContent = month;
        rows.append(heading);
        this.#month = month;
      }
      rows.append(rowOf(item));
    }
    this.activities.push(...items);
    this.#list.append(rows);
    this.#button.hidden = items.length < 20;
  }

  /** Looks for newer activities, which wait until `showNew` is called. */
  async look(): Promise<void> {
    const newest = this.activities[0]?.id ?? 0;
    this.#newer = (await this.#load()).filter(({ id }) => id > newest);
    this.newCount = this.#newer.length;
  }

  showNew(): void {
    this.#list.firstElementChild?.after(...this.#newer.map(rowOf));
    this.activities.unshift(...this.#newer);
    this.#newer = [];
    this.newCount = 0;
  }

  async #load(olderThan?: number): Promise<Item[]> {
    const url = new URL(`${this.getAttribute('api-url')}/activities`, document.baseURI);
    url.searchParams.set('user', this.getAttribute('user') ?? '');
    if (olderThan) url.searchParams.set('older_than', String(olderThan));
    const headers = { Authorization: `Bearer ${this.getAttribute('token')}` };
    const response = await (this.fetch ?? fetch)(url, { headers });
    return ((await response.json()) as { activities: Item[] }).activities;
  }
}

customElements.define('vanilla-feed', VanillaFeed);
