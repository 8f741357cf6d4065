import type { LitElement, ReactiveController } from 'lit';
import type { Activity, FeedError, FeedPhase } from '../../api/index.js';
import type { FeedStatus } from '../../feed/feed-delegate.js';
import type { Localization } from '../rows/row-text.js';

interface FeedHost extends LitElement {
  readonly activities: readonly Activity[];
  readonly hasMore: boolean;
  readonly status: FeedStatus;
}

/** Decides what the feed's live region (`role=status`) says. */
export class LiveAnnouncer implements ReactiveController {
  /** The text of the live region. */
  text = '';

  #host: FeedHost;

  constructor(host: FeedHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { status } = this.#host;
    if (status === 'loading' || status === 'idle') this.text = '';
  }

  /** Announces the activities that became visible, the end of the history, or that there are none. */
  pageLoaded(shown: readonly Activity[], phase: FeedPhase, localization: Localization): void {
    const { messages, formats } = localization;
    const { activities, hasMore } = this.#host;
    if (phase === 'first') {
      if (activities.length === 0) this.#announce(this.#slotText('empty', messages.empty));
      return;
    }
    const { length } = shown;
    const added = length > 0 ? messages.added(length, formats.count(length)) : '';
    const end = phase === 'more' && !hasMore ? this.#slotText('end', messages.end) : '';
    const text = [added, end].filter(Boolean).join(' ');
    if (text) this.#announce(text);
  }

  /** Announces that newer activities can be shown. */
  pendingAdded(count: number, { messages, formats }: Localization): void {
    this.#announce(messages.newer(count, formats.count(count)));
  }

  /** Announces an error; `text` is the localized message. */
  loadFailed({ phase }: FeedError, text: string): void {
    this.#announce(phase === 'first' ? this.#slotText('error', text) : text);
  }

  #announce(text: string): void {
    const isRepeated = !!text && text === this.text;
    this.text = isRepeated ? '' : text;
    this.#host.requestUpdate();
    if (!isRepeated) return;
    // Screen readers ignore a live region whose text does not change, so it is emptied for one rendering.
    void this.#host.updateComplete.then(() => {
      if (this.text === '') this.#announce(text);
    });
  }

  /** The text of the content that is slotted for a state, or else the feed's own text. */
  #slotText(name: 'empty' | 'end' | 'error', text: string): string {
    const slot = this.#host.shadowRoot?.querySelector<HTMLSlotElement>(`slot[name=${name}]`);
    const slotted =
      slot?.assignedElements({ flatten: true }).map(({ textContent }) => textContent) ?? [];
    return slotted.join(' ').replace(/\s+/g, ' ').trim() || text;
  }
}
