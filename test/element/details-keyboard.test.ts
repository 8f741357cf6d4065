import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, type MountedFeed } from '../support/feed.js';
import { expiry, isOpen, mountRows, purchase, toggles } from './helpers/details.js';
import { pressHolding } from './helpers/keys.js';
import { expectSameNode } from './helpers/nodes.js';

const focused = ({ feed }: MountedFeed) => feed.shadowRoot?.activeElement ?? document.activeElement;

/** Listens to the keys that the feed leaves to the page. */
const listenForEscape = (target: EventTarget) => {
  const heard: boolean[] = [];
  target.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') heard.push(event.defaultPrevented);
  });
  return heard;
};

const button = (text: string) =>
  attach(Object.assign(document.createElement('button'), { textContent: text }));

describe('the keyboard in the details', () => {
  it('goes from the row to its button, the controls of its details, and out', async () => {
    const before = button('before');
    const view = await mountRows([purchase(3), purchase(2), purchase(1)], {
      receiptUrl: '/receipts/{reference}',
    });
    const after = button('after');
    // Another row is open, too. Its controls are not in the tab order.
    toggles(view)[2]?.click();
    toggles(view)[0]?.click();
    const [row] = view.rows();
    before.focus();
    const path = ['details-toggle', 'copy', 'receipt'].map((part) => view.part(part));
    for (const element of [row, ...path, after]) {
      await sendKeys({ press: 'Tab' });
      expectSameNode(focused(view), element);
    }
    for (const element of [...path.reverse(), row, before]) {
      await pressHolding(['Shift'], 'Tab');
      expectSameNode(focused(view), element);
    }
  });

  for (const key of ['Enter', ' ']) {
    it(`opens and closes them with "${key}", and keeps the focus on the button`, async () => {
      const view = await mountRows([purchase(1)]);
      const [row] = view.rows() as [HTMLElement];
      toggles(view)[0]?.focus();
      await sendKeys(key === ' ' ? { type: key } : { press: key });
      expect(isOpen(row)).to.equal(true);
      await sendKeys(key === ' ' ? { type: key } : { press: key });
      expect(isOpen(row)).to.equal(false);
      expectSameNode(focused(view), toggles(view)[0]);
    });
  }

  it('moves on with Page Down from anywhere in the details', async () => {
    const view = await mountRows([purchase(2), purchase(1)]);
    toggles(view)[0]?.click();
    view.part('copy')?.focus();
    await sendKeys({ press: 'PageDown' });
    expectSameNode(focused(view), view.rows()[1]);
    await sendKeys({ press: 'Tab' });
    expectSameNode(focused(view), toggles(view)[1]);
  });

  for (const from of ['activity', 'details-toggle', 'copy']) {
    it(`closes an open row with Escape on its ${from}, and keeps the key from the page`, async () => {
      const view = await mountRows([purchase(1)]);
      const [row] = view.rows() as [HTMLElement];
      const heard = listenForEscape(view.feed);
      toggles(view)[0]?.click();
      if (from === 'activity') row.focus();
      else view.part(from)?.focus();
      await sendKeys({ press: 'Escape' });
      expect(isOpen(row)).to.equal(false);
      expectSameNode(focused(view), toggles(view)[0]);
      expect(heard).to.deep.equal([]);
      await sendKeys({ press: 'Escape' });
      expect(heard).to.deep.equal([false]);
    });
  }

  it('leaves Escape to the page in a closed row, beside an open one', async () => {
    const view = await mountRows([purchase(3), purchase(2), expiry(1)]);
    const heard = listenForEscape(view.feed);
    toggles(view)[0]?.click();
    for (const row of view.rows().slice(1)) {
      row.focus();
      await sendKeys({ press: 'Escape' });
    }
    expect(heard).to.deep.equal([false, false]);
    expect(isOpen(view.rows()[0] as Element)).to.equal(true);
  });

  it('closes a row first, and then the dialog around the feed', async () => {
    const dialog = attach(document.createElement('dialog'));
    const view = await mountRows([purchase(1)]);
    dialog.append(view.feed);
    dialog.showModal();
    toggles(view)[0]?.click();
    toggles(view)[0]?.focus();
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(true);
    await sendKeys({ press: 'Escape' });
    expect(dialog.open).to.equal(false);
  });

  it('moves the focus out of details that a click closes', async () => {
    const view = await mountRows([purchase(1)]);
    toggles(view)[0]?.click();
    view.part('copy')?.focus();
    view.part('title')?.click();
    expectSameNode(focused(view), toggles(view)[0]);
  });
});
