import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageTag, onMessages } from '../../locales/registry.js';
import { parentOrHost } from '../dom/ancestors.js';

/** An element and its ancestors, through shadow hosts. */
const selfAndAncestors = (element: Element): readonly Element[] => {
  const elements: Element[] = [];
  for (let at: Element | null = element; at; at = parentOrHost(at)) elements.push(at);
  return elements;
};

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
      const tag = languageTag(element.getAttribute('lang') ?? '');
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
