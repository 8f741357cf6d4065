// The baseline: the same rows without a library, as a good engineer writes them for one page of one site.
// It fetches, parses, formats with Intl, and clones one <template> a row, with the same visible text and
// icon. A button writes the details of a row into it. It trusts the API, speaks English, and has no further features.
//
// Every ratio depends on this file. Change it only in a commit of its own whose message gives the figures
// before and after.

interface Item {
  readonly id: number;
  readonly type: number;
  readonly created: number;
  readonly notes?: string;
  readonly status?: number;
  readonly stamps?: number;
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
.facts .status { padding: 0 0.5rem; border: 1px solid #ddd; border-radius: 1rem; font-weight: 600 }
dl { margin: 0; font-size: 0.875rem; color: #666 }
.figures { display: flex; flex-direction: column; align-items: flex-end; font-size: 0.875rem }
.stamps { font-weight: 600 }
:empty:not(path, .more) { display: none }
.stamps::first-line { font-size: 1.125em }
.more { margin: 0; padding: 0 0.5rem }
.more::before { content: '\\203a' }
.load { margin: 1rem auto; padding: 0.5rem 1.25rem; font: inherit }`;

const rowTemplate = document.createElement('template');
rowTemplate.innerHTML = `<article><svg viewBox="0 0 48 48" aria-hidden="true"><path></path></svg>
<div class="body"><div class="title"></div>
<div class="facts"><time></time><span class="place"></span><span class="status"></span></div></div>
<div class="figures"><span class="stamps"></span><span class="amount"></span>
<button class="more" aria-expanded="false"></button></div></article>`;

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
  signDisplay: 'negative',
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

const levelChange = / to \S/;

/** The stamps gained or lost: kinds 1 and 10 give what was lost, 15 what expired. */
function stampsOf(item: Item, own: Record<string, unknown>): number | undefined {
  if (item.type === 15) return -(item.expired_stamps as number);
  if (item.type === 7) return undefined;
  if ([5, 6, 12].includes(item.type)) return item.stamps || undefined;
  const stamps = (own.total_stamps_delta ?? own.stamps ?? item.stamps) as number | undefined;
  return stamps && (item.type === 1 || item.type === 10) ? -stamps : stamps;
}

/** "Levi's" says nothing beside "Levi Store". */
const sharesWord = (text: string, other: string): boolean =>
  text
    .toLowerCase()
    .split(/\W+/)
    .some((word) => word.length > 2 && other.toLowerCase().includes(word));

/** Where a purchase happened, the new membership level, or the name of a reward. */
function titleOf(item: Item, own: Record<string, unknown>, store?: string): unknown {
  if (item.type === 0) return store ?? item.merchant?.name;
  if (item.type === 7 && (own.amount as number) < 0) return 'Balance used';
  return levelChange.test(item.notes ?? '') ? item.notes : own.name;
}

function rowOf(item: Item): HTMLElement {
  const row = rowTemplate.content.firstElementChild?.cloneNode(true) as HTMLElement;
  const own = (item[payloads[item.type] ?? ''] ?? {}) as Record<string, unknown>;
  const [kind, path] = KINDS[item.type] ?? ['Activity', ''];
  const write = (selector: string, text: unknown) => {
    (row.querySelector(selector) as Element).textContent = (text as string | undefined) ?? '';
  };
  const store = item.store?.display_name || item.store?.name;
  const title = String(titleOf(item, own, store) ?? kind);
  const place = title === store ? item.merchant?.name : (store ?? item.merchant?.name);
  const stamps = stampsOf(item, own);
  const when = new Date(item.created * 1000);
  row.dataset.id = String(item.id);
  row.querySelector('path')?.setAttribute('d', path);
  row.querySelector('button')?.setAttribute('aria-label', `Details, ${title}`);
  write('.title', title);
  write('time', `${dayFormat.format(when)}, ${timeFormat.format(when)}`);
  if (place && !sharesWord(place, title)) write('.place', `· ${place}`);
  if (stamps !== undefined) {
    write(
      '.stamps',
      `${signed(numberFormat, stamps)} ${Math.abs(stamps) === 1 ? 'stamp' : 'stamps'}`,
    );
  }
  write('.amount', signed(moneyFormat, own.amount));
  write('.status', statuses[(own.status ?? item.status ?? 0) as number]);
  return row;
}

/** What is written into a row when it is opened. */
function detailsOf(item: Item): HTMLElement {
  const own = (item[payloads[item.type] ?? ''] ?? {}) as Record<string, string | undefined>;
  const list = document.createElement('dl');
  const facts = [own.name, item.merchant?.name, own.invoice_number, own.channel, item.notes];
  for (const fact of facts) {
    if (fact) list.appendChild(document.createElement('dd')).textContent = fact;
  }
  return list;
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
    this.#list.addEventListener('click', ({ target }) => this.#toggle(target as Element));
    this.#button.className = 'load';
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

  #toggle(target: Element): void {
    const button = target.closest('.more');
    const row = target.closest('article');
    if (!button || !row) return;
    const details = row.querySelector('dl');
    const item = this.activities.find(({ id }) => String(id) === row.dataset.id);
    if (details) details.remove();
    else if (item) row.querySelector('.body')?.append(detailsOf(item));
    button.setAttribute('aria-expanded', String(!details));
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
