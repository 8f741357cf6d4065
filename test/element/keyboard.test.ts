import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { pressHolding } from './helpers/keys.js';
import { expectSameNode } from './helpers/nodes.js';

/** A feed between two buttons, with the focus on one of its rows. */
const between = async (user: string) => {
  const [before, after] = ['before', 'after'].map((name) => {
    const button = document.createElement('button');
    button.textContent = name;
    return button;
  });
  const view = await mountSettled({ user });
  view.feed.before(before as HTMLElement);
  view.feed.after(after as HTMLElement);
  return { ...view, before: before as HTMLElement, after: after as HTMLElement };
};

const focused = (feed: Element): Element | null => feed.shadowRoot?.activeElement ?? null;

const sendControl = (key: string) => pressHolding(['Control'], key);

describe('the keyboard', () => {
  let added: readonly HTMLElement[] = [];
  const open = async (user: string) => {
    const view = await between(user);
    added = [view.before, view.after];
    return view;
  };
  afterEach(() => {
    for (const element of added) element.remove();
  });

  it('enters the feed at one row, and continues to the button', async () => {
    const { feed, rows, button, before } = await open(members.forty);
    before.focus();
    await sendKeys({ press: 'Tab' });
    expectSameNode(focused(feed), rows()[0]);
    await sendKeys({ press: 'Tab' });
    expectSameNode(focused(feed), button());
  });

  it('moves between rows with Page Down and Page Up', async () => {
    const { feed, rows } = await open(members.twenty);
    rows()[0]?.focus();
    await sendKeys({ press: 'PageDown' });
    await sendKeys({ press: 'PageDown' });
    expectSameNode(focused(feed), rows()[2]);
    await sendKeys({ press: 'PageUp' });
    expectSameNode(focused(feed), rows()[1]);
  });

  it('returns to the row that had the focus last', async () => {
    const { feed, rows, before } = await open(members.twenty);
    rows()[4]?.focus();
    expect(rows().filter(({ tabIndex }) => tabIndex === 0)).to.have.length(1);
    before.focus();
    await sendKeys({ press: 'Tab' });
    expectSameNode(focused(feed), rows()[4]);
  });

  it('does not handle the keys at the first and last row', async () => {
    const { feed, rows } = await open(members.one);
    const prevented: boolean[] = [];
    const listen = (event: Event) => prevented.push(event.defaultPrevented);
    document.addEventListener('keydown', listen);
    rows()[0]?.focus();
    await sendKeys({ press: 'PageUp' });
    await sendKeys({ press: 'PageDown' });
    document.removeEventListener('keydown', listen);
    expect(prevented).to.deep.equal([false, false]);
    expectSameNode(focused(feed), rows()[0]);
  });

  it('leaves the feed with Ctrl+Home and Ctrl+End', async () => {
    const { feed, rows, button, before, after } = await open(members.twenty);
    rows()[3]?.focus();
    await sendControl('Home');
    expectSameNode(document.activeElement, before);
    rows()[3]?.focus();
    await sendControl('End');
    expectSameNode(focused(feed), button());
    await feed.loadMore();
    rows()[3]?.focus();
    await sendControl('End');
    expectSameNode(document.activeElement, after);
  });

  it('leaves keys to a field in a merchant’s row', async () => {
    const view = await mount({ user: members.twenty });
    view.feed.innerHTML =
      '<template slot="activity"><textarea aria-label="Note"></textarea></template>';
    await view.settled();
    const field = view.feed.querySelector('textarea') as HTMLTextAreaElement;
    field.focus();
    await sendKeys({ press: 'PageDown' });
    expectSameNode(document.activeElement, field);
  });
});
