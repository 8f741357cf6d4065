import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';

const dispatchPagehide = () =>
  dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const dispatchPageshow = () =>
  dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

describe('a feed whose document is left', () => {
  it('aborts its request, and its promise resolves to nothing', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed } = await mount({ fetch: network.fetch });
    const events = listen(feed);
    const promise = feed.loadMore();
    dispatchPagehide();
    expect(await promise).to.have.length(0);
    expect(network.sent[0]?.init.signal?.aborted).to.equal(true);
    expect(events).to.have.length(0);
    gate.open();
  });

  it('loads the first page again after the back/forward cache restores it', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, rows, settled } = await mount({ fetch: network.fetch });
    dispatchPagehide();
    gate.pass();
    dispatchPageshow();
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
    gate.open();
  });

  it('shows its rows after one request has confirmed the member when the back/forward cache restores it', async () => {
    const network = createNetwork();
    const { feed, rows } = await mountSettled({ fetch: network.fetch });
    await feed.loadMore();
    const before = rows();
    const list = feed.shadowRoot!.querySelector<HTMLElement>('[role=feed]')!;
    const height = list.offsetHeight;
    const isConcealed = () => list.inert && getComputedStyle(rows()[0]!).visibility === 'hidden';
    dispatchPagehide();
    await feed.updateComplete;
    expect([isConcealed(), list.offsetHeight]).to.deep.equal([true, height]);
    const gate = network.hold();
    dispatchPageshow();
    await feed.updateComplete;
    expect(isConcealed()).to.equal(true);
    gate.open();
    await waitUntil(() => !isConcealed());
    expectSameNodes(rows(), before);
    expect(network.sent).to.have.length(3);
    await feed.loadMore();
    expect(rows()).to.have.length(41);
  });

  it('aborts a further page, which can be loaded again', async () => {
    const network = createNetwork();
    const { feed, rows, button, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    dispatchPagehide();
    expect(await more).to.have.length(0);
    gate.pass();
    dispatchPageshow();
    await settled();
    expect(feed.status).to.equal('ready');
    button()?.click();
    await waitUntil(() => rows().length === 40);
    gate.open();
  });
});

describe('a feed whose device is online again', () => {
  const failWhile =
    (isDown: () => boolean): typeof fetch =>
    (input, init) =>
      isDown() ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init);

  it('retries the page that failed', async () => {
    let isDown = true;
    const { feed, rows, settled } = await mountSettled({ fetch: failWhile(() => isDown) });
    expect(feed.error?.code).to.equal('network');
    isDown = false;
    dispatchEvent(new Event('online'));
    await settled();
    expect(rows()).to.have.length(20);
    isDown = true;
    await feed.loadMore().catch(() => {});
    expect(feed.error).to.include({ code: 'network', phase: 'more' });
    isDown = false;
    dispatchEvent(new Event('online'));
    await settled();
    expect(rows()).to.have.length(40);
  });

  it('sends no request if nothing failed, or if something else failed', async () => {
    const { requests } = await mountSettled();
    const other = await mountSettled({ user: 'nobody@example.com' });
    dispatchEvent(new Event('online'));
    await other.settled();
    expect(await requests()).to.have.length(1);
    expect(await other.requests()).to.have.length(1);
  });

  it('sends no request if it was removed', async () => {
    let sent = 0;
    const { feed } = await mountSettled({
      fetch: () => {
        sent += 1;
        return Promise.reject(new TypeError('Failed to fetch'));
      },
    });
    const before = sent;
    feed.remove();
    dispatchEvent(new Event('online'));
    await feed.updateComplete;
    expect(sent).to.equal(before);
  });
});
