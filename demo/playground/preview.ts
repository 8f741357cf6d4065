import { sandboxCredentials } from '../../src/sandbox/index.js';
import { find } from '../shared/find.js';
import { elementOf, linkTarget, toCss } from './markup.js';
import type { Settings } from './settings.js';

/** Gets a token as a merchant's server does. Never do this in a real page: credentials are secret. */
export const fetchToken = async (): Promise<string> => {
  const { token, merchantId } = sandboxCredentials.group;
  const response = await fetch('/api/auth/get-access-token/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, crm_merchant_id: merchantId }),
  });
  const body: { access_token: string } = await response.json();
  return body.access_token;
};

/** Applies settings to the feed, and changes only what differs. */
export class Preview {
  readonly feed = document.createElement('stamps-activity-feed');
  #styleSheet = new CSSStyleSheet();
  #template = document.createElement('template');
  /** The elements with the page's own texts, by their slots. */
  #slotted = new Map<string, HTMLElement>();
  #token: string;

  constructor(token: string) {
    this.#token = token;
    document.adoptedStyleSheets.push(this.#styleSheet);
  }

  apply(settings: Settings): void {
    this.#styleSheet.replaceSync(toCss(settings));
    this.#setTemplate(settings.template);
    this.#setSlots(settings.slots);
    this.#setAttributes(settings.attributes);
    if (!settings.hasToken) this.feed.removeAttribute('token');
    else if (!this.feed.hasAttribute('token')) this.feed.setAttribute('token', this.#token);
    // Without its settings, the feed would warn that it sends no request.
    if (!this.feed.isConnected) find('#preview').append(this.feed);
  }

  #setAttributes(attributes: ReadonlyMap<string, string>): void {
    for (const name of this.feed.getAttributeNames()) {
      if (!attributes.has(name) && name !== 'token') this.feed.removeAttribute(name);
    }
    for (const [name, value] of attributes) {
      if (this.feed.getAttribute(name) !== value) this.feed.setAttribute(name, value);
    }
  }

  #setTemplate(template: Settings['template']): void {
    if (!template) {
      this.#template.remove();
      return;
    }
    const [slot, content] = template;
    if (this.#template.slot !== slot) {
      this.#template.remove();
      this.#template.slot = slot;
    }
    if (this.#template.innerHTML !== content) this.#template.innerHTML = content;
    if (!this.#template.isConnected) this.feed.prepend(this.#template);
  }
  #setSlots(slots: Settings['slots']): void {
    for (const [name, element] of this.#slotted) if (!slots.has(name)) element.remove();
    for (const [name, text] of slots) {
      const element = this.#slotted.get(name) ?? document.createElement(elementOf(name));
      this.#slotted.set(name, element);
      element.slot = name;
      element.textContent = text;
      if (element instanceof HTMLAnchorElement) element.href = linkTarget;
      if (!element.isConnected) this.feed.append(element);
    }
  }
}
