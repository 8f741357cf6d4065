import { expect } from 'chai';
import { define } from '../../src/define.js';
import { type Look, look } from '../support/feed.js';
import { isOpen, toggles } from './helpers/details.js';
import { expectSameNode } from './helpers/nodes.js';

const items = [3, 2, 1].map((id) => ({
  id,
  type: 0,
  transaction: { name: `Sale ${id}`, stamps: 1, invoice_number: `INV/${id}` },
}));
const page = JSON.stringify({ activities: items, complete: false, cursor: 1 });
const attributes = `user="a" token="b" api-url="https://stamps.example" filters initial-page='${page}'`;

/** What a server sends, as the element itself renders it. */
async function servedMarkup(): Promise<string> {
  const holder = document.createElement('div');
  holder.innerHTML = `<stamps-activity-feed ${attributes}></stamps-activity-feed>`;
  document.body.append(holder);
  const feed = holder.querySelector('stamps-activity-feed');
  await feed?.updateComplete;
  const markup = feed?.shadowRoot?.innerHTML.replace(/<!--.*?-->/g, '') ?? '';
  holder.remove();
  return markup;
}

/** A feed from a server whose element is not defined yet, and the function that defines it. */
async function served() {
  const tag = `stamps-served-${crypto.randomUUID()}`;
  const holder = document.createElement('div');
  holder.innerHTML = `<${tag} ${attributes}></${tag}>`;
  const element = holder.firstElementChild as Look['feed'];
  element.attachShadow({ mode: 'open' }).innerHTML = await servedMarkup();
  document.body.append(holder);
  return { holder, element, takeOver: () => define(tag) };
}

describe('the focus of a server-rendered feed', () => {
  const controls = {
    'a row': 'article:nth-of-type(2)',
    'the button of a row': 'article:nth-of-type(3) [part=details-toggle]',
    'a filter': '[part~=filter]:nth-of-type(3)',
    'the load-more button': 'button[part~=load-more]',
  };
  for (const [name, selector] of Object.entries(controls)) {
    it(`stays on ${name} when the element takes over`, async () => {
      const { holder, element, takeOver } = await served();
      const root = element.shadowRoot as ShadowRoot;
      const target = root.querySelector<HTMLElement>(selector);
      target?.focus();
      expectSameNode(root.activeElement, target);
      takeOver();
      await element.updateComplete;
      const view = look(element);
      expect(view.rows()).to.have.length(3);
      expectSameNode(root.activeElement, root.querySelector(selector));
      expect(target?.isConnected).to.equal(false);
      holder.remove();
    });
  }
});

describe('details that are opened before `defer-hydration` is removed', () => {
  it('stay open, and their button keeps the focus', async () => {
    const holder = document.createElement('div');
    holder.innerHTML = `<stamps-activity-feed ${attributes} defer-hydration></stamps-activity-feed>`;
    document.body.append(holder);
    const feed = holder.querySelector('stamps-activity-feed') as Look['feed'];
    await feed.updateComplete;
    const view = look(feed);
    const toggle = toggles(view)[1];
    toggle?.focus();
    toggle?.click();
    feed.removeAttribute('defer-hydration');
    feed.initialPage = JSON.parse(page);
    await new Promise(requestAnimationFrame);
    await feed.updateComplete;
    expect(feed.hasAttribute('initial-page')).to.equal(false);
    expect(isOpen(view.rows()[1] as Element)).to.equal(true);
    expectSameNode(feed.shadowRoot?.activeElement, toggles(view)[1]);
    holder.remove();
  });
});
