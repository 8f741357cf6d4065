import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadMoreButton } from '../buttons.js';
import { focusAndReveal, revealFocused } from '../dom/focus.js';
import { adjacentFocusable, focusableIn } from '../dom/focusable.js';

const buttonTypes = ['button', 'checkbox', 'file', 'image', 'radio', 'reset', 'submit'];

/** `instanceof` would fail for an element of an iframe's document. */
const isElement = (target: EventTarget | undefined): target is Element =>
  (target as Node | undefined)?.nodeType === 1;

/** Controls that use Page Up, Page Down, Home and End themselves. Buttons and checkboxes do not. */
const usesNavigationKeys = [
  `input:not(${buttonTypes.map((type) => `[type=${type}]`)})`,
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
].join(',');

/**
 * The keyboard interface of a feed (ARIA Authoring Practices, "Feed"). Page Down and Page Up go from
 * article to article; Ctrl+End and Ctrl+Home leave the feed. One article at a time is in the tab order:
 * the one that had the focus last. A key that has no target keeps its default action.
 */
export class KeyboardNavigation implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #tabbable: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (!this.#tabbable?.isConnected) {
      this.#setTabbable(this.#host.shadowRoot?.querySelector('article') ?? undefined);
    }
  }

  onFocusIn = (event: Event): void => {
    const article = this.#articleOf(event);
    if (!article) return;
    this.#setTabbable(article);
    if (event.composedPath()[0] === article) revealFocused(article);
  };

  onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, defaultPrevented } = event;
    const [source] = event.composedPath();
    if (defaultPrevented || altKey || metaKey || shiftKey) return;
    if (isElement(source) && source.matches(usesNavigationKeys)) return;
    const article = this.#articleOf(event);
    const target = article && this.#targetOf(key, ctrlKey, article);
    if (target && focusAndReveal(target)) event.preventDefault();
  };

  #setTabbable(article: HTMLElement | undefined): void {
    if (this.#tabbable) this.#tabbable.tabIndex = -1;
    if (article) article.tabIndex = 0;
    this.#tabbable = article;
  }

  #targetOf(key: string, ctrlKey: boolean, article: HTMLElement): HTMLElement | undefined {
    const articles = [...(this.#host.shadowRoot?.querySelectorAll('article') ?? [])];
    const index = articles.indexOf(article);
    if (!ctrlKey && key === 'PageDown') return articles[index + 1];
    if (!ctrlKey && key === 'PageUp') return articles[index - 1];
    if (ctrlKey && key === 'Home') return this.#beforeFeed();
    if (ctrlKey && key === 'End') return this.#afterFeed();
    return undefined;
  }

  #beforeFeed(): HTMLElement | undefined {
    return this.#focusableInSlots('header').at(-1) ?? adjacentFocusable(this.#host, 'previous');
  }

  #afterFeed(): HTMLElement | undefined {
    return (
      this.#host.shadowRoot?.querySelector<HTMLElement>(loadMoreButton) ??
      this.#focusableInSlots('end', 'footer')[0] ??
      adjacentFocusable(this.#host, 'next')
    );
  }

  #focusableInSlots(...names: readonly string[]): HTMLElement[] {
    const children = [...this.#host.children];
    return names.flatMap((name) => focusableIn(children.filter(({ slot }) => slot === name)));
  }

  #articleOf(event: Event): HTMLElement | undefined {
    return event
      .composedPath()
      .find(
        (node): node is HTMLElement =>
          isElement(node) &&
          node.localName === 'article' &&
          node.getRootNode() === this.#host.shadowRoot,
      );
  }
}
