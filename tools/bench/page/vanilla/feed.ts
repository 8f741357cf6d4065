import type { Shared } from '../../shared.js';
import type { Item } from './facts.js';
import { month } from './formats.js';
import { rowOf } from './row.js';

declare const SHARED: Shared;

const pageSize = 20;

/**
 * The same rows by hand: a copy of a template each, filled in and appended. What an engineer writes
 * who needs this one list on this one page: English, one request at a time, trust in the wire.
 */
class VanillaFeed extends HTMLElement {
  fetch: typeof fetch | undefined;
  readonly activities: Item[] = [];

  #list = document.createElement('div');
  #button = document.createElement('button');
  #group: string | undefined;

  connectedCallback(): void {
    if (this.shadowRoot) return;
    const shadow = this.attachShadow({ mode: 'open' });
    const style = new CSSStyleSheet();
    style.replaceSync(SHARED.styles);
    shadow.adoptedStyleSheets = [style];
    const root = document.createElement('div');
    root.className = 'root';
    this.#list.setAttribute('part', 'feed');
    this.#list.setAttribute('role', 'feed');
    this.#list.setAttribute('aria-label', SHARED.label);
    this.#button.type = 'button';
    this.#button.setAttribute('part', 'load-more');
    this.#button.textContent = SHARED.loadMore;
    this.#button.hidden = true;
    this.#button.addEventListener('click', () => this.loadMore());
    root.append(this.#list, this.#button);
    shadow.append(root);
    void this.loadMore();
  }

  async loadMore(): Promise<void> {
    const url = new URL(`${this.getAttribute('api-url')}/activities`, document.baseURI);
    url.searchParams.set('user', this.getAttribute('user') ?? '');
    const last = this.activities.at(-1);
    if (last) url.searchParams.set('older_than', String(last.id));
    const load = this.fetch ?? fetch;
    const headers = { Authorization: `Bearer ${this.getAttribute('token')}` };
    const answer = await load(url, { headers });
    const { activities } = JSON.parse(await answer.text()) as { activities: Item[] };
    this.#append(activities);
    this.#button.hidden = activities.length < pageSize;
  }

  #append(items: readonly Item[]): void {
    const rows = document.createDocumentFragment();
    for (const item of items) {
      const own = item.created ? month(new Date(item.created * 1000)) : undefined;
      const heading = own !== this.#group ? own : undefined;
      this.#group = own ?? this.#group;
      this.activities.push(item);
      const row = rowOf(item, this.activities.length, heading);
      if (this.activities.length === 1) row.tabIndex = 0;
      rows.append(row);
    }
    this.#list.append(rows);
  }
}

customElements.define('vanilla-feed', VanillaFeed);
