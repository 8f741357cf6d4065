import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { focusableBeside, focusablesAmong } from '../dom/focusable.js';
import { goTo, loadMoreButton, revealFocused } from './reader.js';

const pressed = ['button', 'checkbox', 'file', 'image', 'radio', 'reset', 'submit'];

/** Who takes these keys for text or a choice keeps them; what is only pressed has no use for them. */
const editable = [
  `input:not(${pressed.map((type) => `[type=${type}]`)})`,
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
].join(',');

/**
 * The keyboard of a feed (ARIA Authoring Practices, "Feed"): Page Down and Page Up go from article to
 * article, Ctrl+End and Ctrl+Home leave the feed for what is after and before it. One article is in
 * the tab order, the one that was read last. Where there is nowhere to go, a key does what it does on
 * any page.
 */
export class FeedKeys implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #inTabOrder: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#inTabOrder?.isConnected) {
      this.#putInTabOrder(this.#host.shadowRoot?.querySelector('article') ?? undefined);
    }
  }

  onFocusIn = (event: Event): void => {
    const article = this.#articleOf(event);
    if (!article) return;
    this.#putInTabOrder(article);
    if (event.composedPath()[0] === article) revealFocused(article);
  };

  onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, defaultPrevented } = event;
    const [target] = event.composedPath();
    if (defaultPrevented || altKey || metaKey || shiftKey) return;
    if (target instanceof Element && target.matches(editable)) return;
    const article = this.#articleOf(event);
    const next = article && this.#next(key, ctrlKey, article);
    if (next && goTo(next)) event.preventDefault();
  };

  #putInTabOrder(article: HTMLElement | undefined): void {
    if (this.#inTabOrder) this.#inTabOrder.tabIndex = -1;
    if (article) article.tabIndex = 0;
    this.#inTabOrder = article;
  }

  #next(key: string, ctrlKey: boolean, article: HTMLElement): HTMLElement | undefined {
    const articles = this.#articles();
    const index = articles.indexOf(article);
    if (!ctrlKey && key === 'PageDown') return articles[index + 1];
    if (!ctrlKey && key === 'PageUp') return articles[index - 1];
    if (ctrlKey && key === 'Home') return this.#before();
    if (ctrlKey && key === 'End') return this.#after();
    return undefined;
  }

  #before(): HTMLElement | undefined {
    return this.#inSlots('header').at(-1) ?? focusableBeside(this.#host, 'before');
  }

  #after(): HTMLElement | undefined {
    return (
      this.#host.shadowRoot?.querySelector<HTMLElement>(loadMoreButton) ??
      this.#inSlots('end', 'footer')[0] ??
      focusableBeside(this.#host, 'after')
    );
  }

  /** What can take the focus among the merchant's own content in these slots. */
  #inSlots(...slots: readonly string[]): HTMLElement[] {
    const children = [...this.#host.children];
    return slots.flatMap((name) => focusablesAmong(children.filter(({ slot }) => slot === name)));
  }

  #articles(): HTMLElement[] {
    return [...(this.#host.shadowRoot?.querySelectorAll('article') ?? [])];
  }

  #articleOf(event: Event): HTMLElement | undefined {
    return event
      .composedPath()
      .find(
        (node): node is HTMLElement =>
          node instanceof Element &&
          node.localName === 'article' &&
          node.getRootNode() === this.#host.shadowRoot,
      );
  }
}
