import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { loadMoreButton } from '../buttons.js';
import { articleOf } from '../dom/article-of.js';
import { focusAndReveal, revealFocused } from '../dom/focus.js';
import { adjacentFocusable, focusableIn } from '../dom/focusable.js';
import { chosenFilterButton } from '../filters.js';
import { closeDetails, rowControls, toggleOf } from '../rows/details.js';

const buttonTypes = ['button', 'checkbox', 'file', 'image', 'radio', 'reset', 'submit'];

/** Controls that use Page Up, Page Down, Home and End themselves. Buttons and checkboxes do not. */
const usesNavigationKeys = [
  `input:not(${buttonTypes.map((type) => `[type=${type}]`)})`,
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
].join(',');

/** Sets the tab index of a row, and of the controls of its details. */
const setTabIndex = (article: HTMLElement | undefined, tabIndex: number): void => {
  if (!article) return;
  for (const element of [article, ...article.querySelectorAll<HTMLElement>(rowControls)]) {
    // Also an equal value would be a change.
    if (element.tabIndex !== tabIndex) element.tabIndex = tabIndex;
  }
};

/**
 * The keyboard interface of a feed (ARIA Authoring Practices, "Feed"). Page Down and Page Up go from
 * article to article; Ctrl+End and Ctrl+Home leave the feed; Escape closes the details of a row. One article
 * at a time is in the tab order, with the controls of its details: the one that had the focus last. A key
 * that has no target keeps its default action.
 */
export class KeyboardNavigation implements ReactiveController {
  #host: ReactiveControllerHost & HTMLElement;
  #tabbable: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    // Also after an update: the controls of a row that was rendered again are new.
    const article = this.#tabbable?.isConnected ? this.#tabbable : this.#firstArticle;
    this.setTabbable(article);
  }

  onFocusIn = (event: Event): void => {
    const article = articleOf(event, this.#host);
    if (!article) return;
    this.setTabbable(article);
    if (event.composedPath()[0] === article) revealFocused(article);
  };

  onKeyDown = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey, shiftKey, defaultPrevented } = event;
    const [source] = event.composedPath();
    if (defaultPrevented || altKey || metaKey || shiftKey) return;
    if ((source as Element | undefined)?.matches?.(usesNavigationKeys)) return;
    const article = articleOf(event, this.#host);
    if (article && key === 'Escape' && !ctrlKey) this.#closeDetails(event, article);
    const target = article && this.#targetOf(key, ctrlKey, article);
    if (target && focusAndReveal(target)) event.preventDefault();
  };

  /** Makes a row the one in the tab order. */
  setTabbable(article: HTMLElement | undefined): void {
    if (this.#tabbable !== article) setTabIndex(this.#tabbable, -1);
    setTabIndex(article, 0);
    this.#tabbable = article;
  }

  /** The key is consumed, so that it does not close a dialog around the feed too. */
  #closeDetails(event: KeyboardEvent, article: HTMLElement): void {
    const toggle = toggleOf(article);
    if (!toggle || !closeDetails(article, toggle)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  get #firstArticle(): HTMLElement | undefined {
    return this.#host.shadowRoot?.querySelector('article') ?? undefined;
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
    return (
      this.#host.shadowRoot?.querySelector<HTMLElement>(chosenFilterButton) ??
      this.#focusableInSlots('header').at(-1) ??
      adjacentFocusable(this.#host, 'previous')
    );
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
}
