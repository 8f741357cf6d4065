import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageTag, onMessages } from '../../locales/registry.js';
import { selfAndAncestors } from '../dom/ancestors.js';

/** Read from the prototype, because `<form><input name="getAttribute">` replaces the form's own method. */
const langOf = (element: Element): string =>
  (globalThis.HTMLElement?.prototype ?? element).getAttribute.call(element, 'lang') ?? '';

/**
 * Follows the language of an element: updates the host when a `lang` attribute of the element or an
 * ancestor changes, and when messages are registered.
 */
export class Language implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;
  #stopListening: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The nearest `lang` that is a valid language tag (BCP 47), or else `en`. */
  get tag(): string {
    for (const element of selfAndAncestors(this.#host)) {
      const lang = langOf(element);
      // Most elements have none, and an invalid tag is found out by a slow exception.
      const tag = lang && languageTag(lang);
      if (tag) return tag;
    }
    return 'en';
  }

  hostConnected(): void {
    const update = () => this.#host.requestUpdate();
    this.#stopListening = onMessages(update);
    // There is no MutationObserver on a server.
    if (!globalThis.MutationObserver) return;
    this.#observer ??= new MutationObserver(update);
    for (const element of selfAndAncestors(this.#host)) {
      this.#observer.observe(element, { attributeFilter: ['lang'] });
    }
    // The ancestors may be different ones than before.
    update();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#stopListening?.();
  }
}
