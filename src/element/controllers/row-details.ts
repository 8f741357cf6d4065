import type { Activity } from '../../api/index.js';
import { windowOf } from '../../feed/page-events.js';
import { articleOf } from '../dom/article-of.js';
import { copyText } from '../dom/copy-text.js';
import { closeDetails, openDetails, toggleOf } from '../rows/details.js';
import type { RowContext } from '../rows/row-context.js';

/** How long the copy button shows what has come of it. */
const resultMs = 4_000;

interface DetailsHost extends HTMLElement {
  readonly activities: readonly Activity[];
}

/** What the details need of the rest of the feed. */
interface Surroundings {
  context(): RowContext;
  /** Says a text in the live region. */
  announce(text: string): void;
  /** Makes a row the one in the tab order. */
  setTabbable(article: HTMLElement): void;
}

/**
 * Opens and closes the details of rows, in place. Whether a row is open is the state of its button, so a row
 * that is removed leaves nothing behind. One listener at the feed serves all rows.
 */
export class RowDetails {
  #host: DetailsHost;
  #feed: Surroundings;

  constructor(host: DetailsHost, feed: Surroundings) {
    this.#host = host;
    this.#feed = feed;
  }

  onClick = (event: MouseEvent): void => {
    const article = articleOf(event, this.#host);
    const toggle = article && toggleOf(article);
    if (!toggle || event.defaultPrevented) return;
    const hit = (event.target as Element).closest<HTMLElement>(
      'button, a, [part=details], [part~=activity]',
    );
    if (hit?.matches('[part=copy]')) void this.#copy(hit);
    const isRow = hit?.matches('[part~=activity]') && !this.#hasSelection;
    if (isRow || hit === toggle) this.#toggle(article, toggle);
  };

  #toggle(article: HTMLElement, toggle: HTMLElement): void {
    const titleId = article.getAttribute('aria-labelledby');
    const activity = this.#host.activities.find(({ id }) => titleId === `title-${id}`);
    if (!closeDetails(article, toggle) && activity) {
      openDetails(article, activity, this.#feed.context());
    }
    this.#feed.setTabbable(article);
  }

  /** A click that ends the selection of a text is none for the row. */
  get #hasSelection(): boolean {
    return !!String(windowOf(this.#host)?.getSelection() ?? '');
  }

  async #copy(button: HTMLElement): Promise<void> {
    const reference = button.parentElement?.querySelector('[part=reference]');
    const { details } = this.#feed.context().messages;
    const isCopied = !!reference && (await copyText(reference));
    button.textContent = isCopied ? details.copied : details.copyFailed;
    this.#feed.announce(button.textContent);
    setTimeout(() => {
      button.textContent = details.copy;
    }, resultMs);
  }
}
