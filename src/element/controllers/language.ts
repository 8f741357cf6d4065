import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { languageTag, onMessages } from '../../locales/registry.js';

/** The element above, out of a shadow root into its host where there is one. */
const parentOf = (element: Element): Element | null => {
  if (element.parentElement) return element.parentElement;
  const root = element.getRootNode?.();
  return root && 'host' in root ? (root.host as Element) : null;
};

/** An element and those above it, up through shadow hosts. */
const lineage = (element: Element): readonly Element[] => {
  const elements: Element[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) elements.push(at);
  return elements;
};

/** Follows the language of an element: the nearest `lang` above it, and the words registered for it. */
export class Language implements ReactiveController {
  #host: ReactiveControllerHost & Element;
  #observer: MutationObserver | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & Element) {
    this.#host = host;
    host.addController(this);
  }

  /** The nearest `lang` that is a language tag; English if there is none. */
  get tag(): string {
    for (const element of lineage(this.#host)) {
      const tag = languageTag(element.getAttribute('lang') ?? '');
      if (tag) return tag;
    }
    return 'en';
  }

  hostConnected(): void {
    const update = () => this.#host.requestUpdate();
    this.#stop = onMessages(update);
    // A server has no observers, and nothing changes there.
    if (!globalThis.MutationObserver) return;
    this.#observer ??= new MutationObserver(update);
    for (const element of lineage(this.#host)) {
      this.#observer.observe(element, { attributeFilter: ['lang'] });
    }
    // What is above may be another place than before.
    update();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    this.#stop?.();
  }
}
