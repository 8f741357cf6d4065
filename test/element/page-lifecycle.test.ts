import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';

const leavePage = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const comeBack = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

describe('a page that is left', () => {
  it('aborts the request under way, and its promise gets nothing', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed } = await mount({ fetch: network.fetch });
    const events = listen(feed);
    const promise = feed.loadMore();
    leavePage();
    expect(await promise).to.have.length(0);
    expect(network.sent[0]?.init.signal?.aborted).to.equal(true);
    expect(events).to.have.length(0);
    gate.open();
  });

  it('and comes back from the back/forward cache asks again for a first page that it lacks', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, rows, settled } = await mount({ fetch: network.fetch });
    leavePage();
    gate.pass();
    comeBack();
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
    gate.open();
  });

  it('and comes back has its rows and its place', async () => {
    const network = createNetwork();
    const { feed, rows, settled } = await mountSettled({ fetch: network.fetch });
    await feed.loadMore();
    const before = rows();
    leavePage();
    comeBack();
    await settled();
    expectSameNodes(rows(), before);
    expect(network.sent).to.have.length(2);
    await feed.loadMore();
    expect(rows()).to.have.length(41);
  });

  it('gives up a further page, which can be asked for again', async () => {
    const network = createNetwork();
    const { feed, rows, button, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    leavePage();
    expect(await more).to.have.length(0);
    gate.pass();
    comeBack();
    await settled();
    expect(feed.status).to.equal('ready');
    button()?.click();
    await settled();
    expect(rows()).to.have.length(40);
    gate.open();
  });
});

describe('a device that is online again', () => {
  const failing =
    (isDown: () => boolean): typeof fetch =>
    (input, init) =>
      isDown() ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init);

  it('has the feed try again, whichever page failed', async () => {
    let isDown = true;
    const { feed, rows, settled } = await mountSettled({ fetch: failing(() => isDown) });
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

  it('asks for nothing where nothing failed, or failed for another reason', async () => {
    const { requests } = await mountSettled();
    const other = await mountSettled({ user: 'nobody@example.com' });
    dispatchEvent(new Event('online'));
    await other.settled();
    expect(await requests()).to.have.length(1);
    expect(await other.requests()).to.have.length(1);
  });

  it('asks for nothing once the feed has left', async () => {
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
