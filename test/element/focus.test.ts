import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { attach, mountSettled } from '../support/feed.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

type Feed = HTMLElementTagNameMap['stamps-activity-feed'];

const focused = (feed: Feed) => feed.shadowRoot?.activeElement ?? undefined;

/** Presses the button with the keyboard. */
async function press(button: HTMLButtonElement | undefined): Promise<void> {
  button?.focus();
  await sendKeys({ press: 'Enter' });
}

describe('the focus', () => {
  it('moves from the button to the first new row', async () => {
    const { feed, button, rows, settled } = await mountSettled();
    await press(button());
    await settled();
    expect(rows()).to.have.length(40);
    expectSameNode(focused(feed), rows()[20]);
  });

  it('stays on the button while the page loads', async () => {
    const network = createNetwork();
    const { feed, button, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    await press(button());
    await feed.updateComplete;
    expect(feed.status).to.equal('loading');
    expectSameNode(focused(feed), button());
    gate.open();
    await settled();
  });

  it('stays on another element that received it while the page loads', async () => {
    const network = createNetwork();
    const elsewhere = attach(document.createElement('button'));
    const { button, rows, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    await press(button());
    elsewhere.focus();
    gate.open();
    await settled();
    expect(rows()).to.have.length(40);
    expectSameNode(document.activeElement, elsewhere);
  });

  it('stays on the button when a page fails, and moves to the new row after the retry', async () => {
    const { feed, button, rows, settled } = await mountSettled(
      {},
      { status: 404, page: 'more', times: 2 },
    );
    await press(button());
    await settled();
    expect(feed.status).to.equal('error');
    expectSameNode(focused(feed), button());
    await sendKeys({ press: 'Enter' });
    await settled();
    expect(rows()).to.have.length(40);
    expectSameNode(focused(feed), rows()[20]);
  });

  it('moves to the first row when the first page is retried', async () => {
    const { feed, button, rows, settled } = await mountSettled({}, { status: 404, times: 1 });
    await press(button());
    await settled();
    expect(rows()).to.have.length(20);
    expectSameNode(focused(feed), rows()[0]);
  });

  it('returns to the button when the first page fails again', async () => {
    const { feed, button, settled } = await mountSettled({}, { status: 404 });
    await press(button());
    await settled();
    expect(feed.status).to.equal('error');
    expectSameNode(focused(feed), button());
  });

  describe('when a retry of the first page finds no activities', () => {
    const failingOnce = (): typeof fetch => {
      const responses = [new Response('{}', { status: 400 }), new Response('{"activities": []}')];
      return async () => responses.shift() ?? Response.error();
    };

    it('moves to the message, which is focusable until it loses the focus', async () => {
      const elsewhere = attach(document.createElement('button'));
      const { feed, button, part, settled } = await mountSettled({ fetch: failingOnce() });
      await press(button());
      await settled();
      expect(!!button()).to.equal(false);
      const place = focused(feed);
      expect(place?.contains(part('empty') ?? null)).to.equal(true);
      elsewhere.focus();
      expect(place?.hasAttribute('tabindex')).to.equal(false);
    });

    it('stays on another element that received it meanwhile', async () => {
      const elsewhere = attach(document.createElement('button'));
      const { button, part, settled } = await mountSettled({ fetch: failingOnce() });
      button()?.focus();
      button()?.click();
      elsewhere.focus();
      await settled();
      expect(!!part('empty')).to.equal(true);
      expectSameNode(document.activeElement, elsewhere);
    });
  });

  it('moves to the last row at the end of the history', async () => {
    const { feed, button, rows, settled } = await mountSettled({ user: 'twenty@example.com' });
    await press(button());
    await settled();
    expect(!!button()).to.equal(false);
    expectSameNode(focused(feed), rows()[19]);
  });

  it('stays on the button when newer activities are added', async () => {
    const { feed, button } = await mountSettled({}, { arrivals: 1 });
    button()?.focus();
    await feed.refresh();
    expect(feed.newCount).to.equal(1);
    expectSameNode(focused(feed), button());
    await feed.showNew();
    expectSameNode(focused(feed), button());
  });

  it('stays on the button when a refresh brings nothing', async () => {
    const { feed, button } = await mountSettled();
    button()?.focus();
    expect(await feed.refresh()).to.have.length(0);
    expectSameNode(focused(feed), button());
  });

  it('does not move when a page loads without the button', async () => {
    const { feed } = await mountSettled();
    await feed.loadMore();
    expectSameNode(focused(feed), undefined);
    expectSameNode(document.activeElement, document.body);
  });
});
