import { sandboxCredentials } from '../../src/sandbox/index.js';
import { find } from '../shared/find.js';
import type { Choices } from './choices.js';
import { cssOf } from './markup.js';

/** Gets a token as a merchant's server would. A page in production asks its own server instead. */
export const accessToken = async (): Promise<string> => {
  const { token, merchantId } = sandboxCredentials.group;
  const response = await fetch('/api/auth/get-access-token/', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token, crm_merchant_id: merchantId }),
  });
  const body: { access_token: string } = await response.json();
  return body.access_token;
};

/** Gives the feed on the stage what was chosen, and touches nothing that stays the same. */
export class Stage {
  readonly feed = find<HTMLElementTagNameMap['stamps-activity-feed']>('#feed');
  #styles = new CSSStyleSheet();
  #template = document.createElement('template');
  #token: string;

  constructor(token: string) {
    this.#token = token;
    document.adoptedStyleSheets.push(this.#styles);
  }

  show(choices: Choices): void {
    this.#styles.replaceSync(cssOf(choices));
    this.#setTemplate(choices.template);
    this.#setAttributes(choices.attributes);
    if (!choices.hasToken) this.feed.removeAttribute('token');
    else if (!this.feed.hasAttribute('token')) this.feed.setAttribute('token', this.#token);
  }

  #setAttributes(wanted: ReadonlyMap<string, string>): void {
    for (const name of this.feed.getAttributeNames()) {
      if (!wanted.has(name) && !['id', 'token'].includes(name)) this.feed.removeAttribute(name);
    }
    for (const [name, value] of wanted) {
      if (this.feed.getAttribute(name) !== value) this.feed.setAttribute(name, value);
    }
  }

  #setTemplate(wanted: Choices['template']): void {
    if (!wanted) {
      this.#template.remove();
      return;
    }
    const [slot, content] = wanted;
    if (this.#template.slot !== slot) {
      this.#template.remove();
      this.#template.slot = slot;
    }
    if (this.#template.innerHTML !== content) this.#template.innerHTML = content;
    if (!this.#template.isConnected) this.feed.prepend(this.#template);
  }
}
