import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { attach, type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { pressHolding } from './helpers/keys.js';
import { expectSameNode } from './helpers/nodes.js';
import { childrenSettled } from './helpers/templates.js';

const focused = ({ feed }: MountedFeed) => feed.shadowRoot?.activeElement ?? null;

const control = (key: string) => pressHolding(['Control'], key);

/** Moves the focus with Tab. Under load, Firefox responds before the focus has moved. */
async function tab(view: MountedFeed, ...held: readonly string[]): Promise<void> {
  const place = () => focused(view) ?? document.activeElement;
  const before = place();
  await pressHolding(held, 'Tab');
  await waitUntil(() => place() !== before, 'the focus has not moved');
}

/** Creates an element from markup. */
function make(markup: string): HTMLElement {
  const holder = document.createElement('div');
  holder.innerHTML = markup;
  return holder.firstElementChild as HTMLElement;
}

/** Puts elements before and after a feed until the test ends. */
function surround({ feed }: MountedFeed, before: string, after: string): HTMLElement[] {
  const elements = [before, after].map((markup) => attach(make(markup)));
  feed.before(elements[0] as HTMLElement);
  feed.after(elements[1] as HTMLElement);
  return elements;
}

const within = (element: HTMLElement | undefined, selector: string) =>
  (element?.shadowRoot ?? element)?.querySelector<HTMLElement>(selector);

describe('Ctrl+Home and Ctrl+End', () => {
  const leave = async (view: MountedFeed, key: 'Home' | 'End') => {
    view.rows()[3]?.focus();
    await control(key);
  };

  it('move the focus from one feed to the other', async () => {
    const first = await mountSettled({ user: members.docsExample });
    const second = await mountSettled({ user: members.docsExample });
    await leave(first, 'End');
    expectSameNode(focused(second), second.rows()[0]);
    await control('Home');
    expectSameNode(focused(first), first.rows()[3]);
  });

  it('only work on the rows of their own feed', async () => {
    const first = await mountSettled({ user: members.docsExample });
    const second = await mountSettled({ user: members.docsExample });
    first.rows()[0]?.focus();
    await sendKeys({ press: 'PageDown' });
    expectSameNode(focused(first), first.rows()[1]);
    expectSameNode(focused(second), null);
    second.rows()[0]?.focus();
    await sendKeys({ press: 'PageDown' });
    expectSameNode(focused(second), second.rows()[1]);
    expect(first.rows()[1]?.tabIndex).to.equal(0);
  });

  it('move the focus to the links of the header, and of the footer without a button', async () => {
    const view = await mountSettled({ user: members.docsExample });
    view.feed.innerHTML = `
      <a slot="footer" href="#footer">last</a>
      <div slot="header"><a href="#1">one</a><b slot="x"><a href="#2">two</a></b></div>
      <p slot="end"><a href="#end">end</a></p>`;
    await leave(view, 'Home');
    expectSameNode(document.activeElement, view.feed.querySelector<HTMLElement>('[href="#2"]'));
    await leave(view, 'End');
    expectSameNode(document.activeElement, view.feed.querySelector<HTMLElement>('[href="#end"]'));
    view.feed.querySelector<HTMLElement>('[slot=end]')?.remove();
    await leave(view, 'End');
    expectSameNode(document.activeElement, view.feed.querySelector<HTMLElement>('[slot=footer]'));
  });

  it('move the focus to the feed’s button before the footer, whatever buttons the rows have', async () => {
    const renderRow = () => html`<button type="button">Rate</button>`;
    const view = await mountSettled({ user: members.forty, renderRow });
    view.feed.append(make('<a slot="footer" href="#">last</a>'));
    await leave(view, 'End');
    expectSameNode(focused(view), view.part('load-more'));
  });

  it('leave the shadow root of another component', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const [before, after] = surround(view, '<a href="#">a</a>', '<a href="#">b</a>');
    const card = document.createElement('div');
    view.feed.replaceWith(attach(card));
    before?.after(card);
    card.attachShadow({ mode: 'open' }).append(view.feed);
    await view.settled();
    await leave(view, 'Home');
    expectSameNode(document.activeElement, before);
    await leave(view, 'End');
    expectSameNode(document.activeElement, after);
  });

  it('enter the shadow root of a neighbouring element', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const [before, after] = surround(view, '<div></div>', '<div></div>');
    for (const host of [before, after]) {
      host
        ?.attachShadow({ mode: 'open' })
        .append(make('<p><a href="#1">1</a><a href="#2">2</a></p>'));
    }
    await leave(view, 'Home');
    expectSameNode(before?.shadowRoot?.activeElement, within(before, '[href="#2"]'));
    await leave(view, 'End');
    expectSameNode(after?.shadowRoot?.activeElement, within(after, '[href="#1"]'));
  });

  const unfocusable = [
    '<a href="#" style="display: none">x</a>',
    '<a href="#" style="visibility: hidden">x</a>',
    '<div inert><a href="#">x</a></div>',
    '<a href="#" tabindex="-1">x</a>',
    '<fieldset disabled><input></fieldset>',
    '<details><a href="#">x</a><summary tabindex="-1">s</summary></details>',
  ];
  for (const markup of unfocusable) {
    it(`skip an element that cannot take the focus: ${markup}`, async () => {
      const view = await mountSettled({ user: members.docsExample });
      const [before, after] = surround(view, '<a href="#">a</a>', '<a href="#">b</a>');
      before?.after(attach(make(markup)));
      after?.before(attach(make(markup)));
      await leave(view, 'Home');
      expectSameNode(document.activeElement, before);
      await leave(view, 'End');
      expectSameNode(document.activeElement, after);
    });
  }

  it('do not move the focus behind a modal dialog', async () => {
    const view = await mountSettled({ user: members.docsExample });
    surround(view, '<button>a</button>', '<button>b</button>');
    const dialog = attach(document.createElement('dialog'));
    view.feed.before(dialog);
    dialog.append(view.feed);
    dialog.showModal();
    await view.settled();
    const prevented: boolean[] = [];
    const listen = ({ key, defaultPrevented }: KeyboardEvent) =>
      key !== 'Control' && prevented.push(defaultPrevented);
    document.addEventListener('keydown', listen);
    await leave(view, 'Home');
    await leave(view, 'End');
    document.removeEventListener('keydown', listen);
    expect(prevented).to.deep.equal([false, false]);
    expectSameNode(focused(view), view.rows()[3]);
  });

  it('are left to the page if there is no target', async () => {
    const view = await mountSettled({ user: members.docsExample });
    const prevented: boolean[] = [];
    const listen = ({ key, defaultPrevented }: KeyboardEvent) =>
      key !== 'Control' && prevented.push(defaultPrevented);
    document.addEventListener('keydown', listen);
    await leave(view, 'Home');
    await leave(view, 'End');
    document.removeEventListener('keydown', listen);
    expect(prevented).to.deep.equal([false, false]);
    expectSameNode(focused(view), view.rows()[3]);
  });
});

describe('the keyboard', () => {
  it('works the same from right to left', async () => {
    const view = await mountSettled({ user: members.forty, lang: 'ar', dir: 'rtl' });
    view.rows()[0]?.focus();
    await sendKeys({ press: 'PageDown' });
    expectSameNode(focused(view), view.rows()[1]);
    await sendKeys({ press: 'PageUp' });
    expectSameNode(focused(view), view.rows()[0]);
    await control('End');
    expectSameNode(focused(view), view.button());
  });

  for (const held of ['Shift', 'Alt', 'Control']) {
    it(`is not handled for ${held}+PageDown, which belongs to the browser`, async () => {
      const view = await mountSettled({ user: members.docsExample });
      const row = view.rows()[1] as HTMLElement;
      row.focus();
      const event = new KeyboardEvent('keydown', {
        key: 'PageDown',
        bubbles: true,
        composed: true,
        cancelable: true,
        shiftKey: held === 'Shift',
        altKey: held === 'Alt',
        ctrlKey: held === 'Control',
      });
      row.dispatchEvent(event);
      expect(event.defaultPrevented).to.equal(false);
      expectSameNode(focused(view), row);
    });
  }

  it('is not handled for Home and End alone', async () => {
    const view = await mountSettled({ user: members.docsExample });
    view.rows()[1]?.focus();
    await sendKeys({ press: 'Home' });
    await sendKeys({ press: 'End' });
    expectSameNode(focused(view), view.rows()[1]);
  });

  it('moves through the feed with Tab, and back with Shift+Tab', async () => {
    const view = await mountSettled({ user: members.forty });
    const [before, after] = surround(view, '<button>a</button>', '<button>b</button>');
    before?.focus();
    for (let n = 0; n < 3; n++) await tab(view);
    expectSameNode(document.activeElement, after);
    after?.focus();
    const visited = new Set<Element | null>();
    for (let n = 0; n < 3; n++) {
      await tab(view, 'Shift');
      visited.add(document.activeElement);
    }
    expectSameNode(document.activeElement, before);
    expect(visited.size).to.equal(2);
  });

  it('reaches a link in a row from a template between the row and the button', async () => {
    const view = await mountSettled({ user: members.twenty });
    view.feed.innerHTML = '<template slot="activity"><a href="#[[id]]">[[title]]</a></template>';
    await childrenSettled(view.feed);
    view.rows()[0]?.focus();
    await sendKeys({ press: 'Tab' });
    expect(document.activeElement?.getAttribute('href')).to.equal(
      `#${view.feed.activities[0]?.id}`,
    );
    await sendKeys({ press: 'PageDown' });
    expectSameNode(focused(view), view.rows()[1]);
  });
});
