import type { LitElement, ReactiveController } from 'lit';
import type { Activity, FeedPhase } from '../../api/index.js';
import { loadMoreButton, showNewButton } from '../buttons.js';
import { focusAndReveal, focusedBeside } from '../dom/focus.js';
import { focusableIn } from '../dom/focusable.js';

interface FeedHost extends LitElement {
  readonly activities: readonly Activity[];
}

/** The controls that both a server and the element render, in the same order. */
const controlsIn = (root: ShadowRoot): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>('article, button, a'),
];

/**
 * Moves the focus when rows arrive: from the button that loaded them to the first of them. A button
 * that rendering removes must not drop the focus to the document.
 */
export class FocusManager implements ReactiveController {
  #host: FeedHost;
  /** The load-more button, if it had the focus before the last rendering. */
  #focusedButton: Element | undefined;
  /** The same, or the link or the page's content to sign in. */
  #focusedWayOn: Element | undefined;
  #wasOnShowNew = false;
  /** The number of the server-rendered control that has the focus. */
  #servedFocus = -1;

  constructor(host: FeedHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Call before server-rendered content is replaced: what has the focus gets it again in the same place. */
  beforeHydration(root: ShadowRoot): void {
    this.#servedFocus = controlsIn(root).indexOf(root.activeElement as HTMLElement);
  }

  /**
   * Focuses a button that was pressed without getting the focus: by a click in Safari, by a script, or by voice.
   * So the focus moves on as after any other press.
   */
  pressed({ currentTarget }: Event): void {
    (currentTarget as HTMLElement).focus({ preventScroll: true });
  }

  hostUpdate(): void {
    // Read before rendering, which may remove the button.
    const focused = this.#host.shadowRoot?.activeElement;
    this.#focusedButton = focused?.matches(loadMoreButton) ? focused : undefined;
    this.#wasOnShowNew = !!focused?.matches(showNewButton);
    this.#focusedWayOn = this.#focusedButton ?? this.#signInAround(focused);
  }

  hostUpdated(): void {
    const root = this.#host.shadowRoot;
    if (root && this.#servedFocus >= 0) {
      controlsIn(root)[this.#servedFocus]?.focus({ preventScroll: true });
      this.#servedFocus = -1;
    }
    if (this.#focusedWayOn && root) this.#keepOnWay(root, this.#focusedWayOn);
  }

  /** The link to sign in, or the page's content in its slot, if the focus is in it. */
  #signInAround(focused: Element | null | undefined): Element | undefined {
    if (focused) return focused.matches('[part=sign-in]') ? focused : undefined;
    const content = focusedBeside(this.#host)?.closest('[slot=sign-in]');
    return content?.parentNode === this.#host ? content : undefined;
  }

  /** Moves the focus between the button and what replaces it while the member is signed out. */
  #keepOnWay(root: ShadowRoot, before: Element): void {
    const slot = root.querySelector<HTMLSlotElement>('slot[name=sign-in]');
    const ways = [
      ...(slot?.assignedElements({ flatten: true }) ?? []),
      ...root.querySelectorAll(loadMoreButton),
    ];
    if (ways.length === 0 || ways.includes(before)) return;
    const [next] = focusableIn(ways);
    if (next) focusAndReveal(next);
    else this.#focusRoot();
  }

  /**
   * Moves the focus after activities were rendered.
   *
   * @param shown the activities that became visible.
   * @returns whether the focus left the show-new button. A screen reader then reads the focused row,
   *   so nothing more needs to be announced.
   */
  pageLoaded(shown: readonly Activity[], phase: FeedPhase): boolean {
    if (this.#focusedButton) {
      // `at(-1)` is looked up only if the button is gone: the last row took its place.
      const isGone = !this.#focusedButton.isConnected;
      const last = isGone ? this.#host.activities.at(-1) : undefined;
      this.#focusRow(phase === 'refresh' ? last : (shown[0] ?? last));
      if (isGone && this.#host.activities.length === 0) this.#focusRoot();
    }
    const isFromShowNew = this.#wasOnShowNew && phase === 'refresh';
    if (isFromShowNew) this.#focusRow(shown[0]);
    return isFromShowNew;
  }

  #focusRow(activity: Activity | undefined): void {
    const title = activity && this.#host.shadowRoot?.getElementById(`title-${activity.id}`);
    const article = title?.closest('article');
    if (article) focusAndReveal(article);
  }

  /** Without rows, focuses the root, which holds the message about it, until the focus moves on. */
  #focusRoot(): void {
    const root = this.#host.shadowRoot?.querySelector<HTMLElement>('.root');
    if (!root) return;
    root.tabIndex = -1;
    root.addEventListener('blur', () => root.removeAttribute('tabindex'), { once: true });
    focusAndReveal(root);
  }
}
