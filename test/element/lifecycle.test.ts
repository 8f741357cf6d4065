import { expect } from 'chai';
import { StampsActivityFeed } from '../../src/index.js';
import { attach, look, mount, mountMarkup, mountSettled } from '../support/feed.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode, expectSameNodes } from './helpers/nodes.js';

/** Waits until the pending microtasks have run, in which a removed feed stops. */
const microtasksDone = () => new Promise<void>((resolve) => queueMicrotask(resolve)).then(() => {});

describe('a feed that is moved', () => {
  it('keeps its rows and sends no request', async () => {
    const { feed, rows, requests, settled } = await mountSettled();
    const before = rows();
    const box = attach(document.createElement('section'));
    const events = listen(feed);
    box.append(feed);
    await settled();
    document.body.prepend(feed);
    await settled();
    expectSameNodes(rows(), before);
    expect(feed.status).to.equal('ready');
    expect(events).to.have.length(0);
    expect(await requests()).to.have.length(1);
  });

  it('continues to load its first page', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, rows, settled } = await mount({ fetch: network.fetch });
    const promise = feed.loadMore();
    feed.remove();
    attach(document.createElement('section')).append(feed);
    await feed.updateComplete;
    expect(network.sent[0]?.init.signal?.aborted).to.equal(false);
    gate.open();
    expect(await promise).to.have.length(20);
    await settled();
    expect(rows()).to.have.length(20);
    expect(network.sent).to.have.length(1);
  });

  it('continues to load a further page', async () => {
    const network = createNetwork();
    const { feed, rows } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    document.body.prepend(feed);
    gate.open();
    expect(await more).to.have.length(20);
    expect(rows()).to.have.length(40);
    expect(network.sent).to.have.length(2);
  });
});

describe('a feed that is removed', () => {
  it('aborts its request, and its promises resolve to nothing', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed } = await mount({ fetch: network.fetch });
    const events = listen(feed);
    const promise = feed.loadMore();
    feed.remove();
    expect(await promise).to.have.length(0);
    expect(network.sent[0]?.init.signal?.aborted).to.equal(true);
    gate.open();
    expect(await feed.loadMore()).to.have.length(0);
    expect(await feed.refresh()).to.have.length(0);
    expect(events).to.have.length(0);
    expect(network.sent).to.have.length(1);
  });

  it('loads again when it is inserted without a page', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, rows, settled } = await mount({ fetch: network.fetch });
    feed.remove();
    await microtasksDone();
    gate.pass();
    document.body.append(feed);
    await settled();
    expect(rows()).to.have.length(20);
    expect(network.sent).to.have.length(2);
    gate.open();
  });

  it('keeps its rows when it is inserted again, and sends no request', async () => {
    const { feed, rows, requests, settled } = await mountSettled();
    const before = rows();
    feed.remove();
    await microtasksDone();
    document.body.append(feed);
    await settled();
    expectSameNodes(rows(), before);
    expect(await requests()).to.have.length(1);
    expect(await feed.loadMore()).to.have.length(20);
  });

  it('aborts a further page, which can be loaded after it is inserted again', async () => {
    const network = createNetwork();
    const { feed, button, rows, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    await feed.updateComplete;
    feed.remove();
    expect(await more).to.have.length(0);
    gate.pass();
    document.body.append(feed);
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
    expect(button()?.hasAttribute('aria-disabled')).to.equal(false);
    expect(button()?.textContent).to.contain('Show more');
    gate.open();
    button()?.click();
    await settled();
    expect(rows()).to.have.length(40);
  });

  it('shows the member that was set while it was removed', async () => {
    const network = createNetwork();
    const { feed, ids, settled } = await mountSettled({ fetch: network.fetch });
    feed.remove();
    await microtasksDone();
    feed.user = members.one;
    await feed.updateComplete;
    expect(feed.activities).to.have.length(0);
    expect(network.sent).to.have.length(1);
    document.body.append(feed);
    await settled();
    expect(ids()).to.deep.equal(['3300028']);
    expect(network.sent).to.have.length(2);
  });

  it('does not request the previous member when it is inserted with another one', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, settled } = await mount({ fetch: network.fetch, user: members.forty });
    feed.remove();
    await microtasksDone();
    gate.pass();
    feed.user = members.one;
    document.body.append(feed);
    await settled();
    gate.open();
    expect(network.sent.map(({ url }) => url.searchParams.get('user'))).to.deep.equal([
      members.forty,
      members.one,
    ]);
  });
});

describe('a feed', () => {
  it('is constructed without attributes or children', () => {
    const feed = new StampsActivityFeed();
    expect(feed.attributes).to.have.length(0);
    expect(feed.childNodes).to.have.length(0);
    expect(feed.isConnected).to.equal(false);
    expect(feed.status).to.equal('idle');
    expect(feed.activities).to.deep.equal([]);
    expect(feed.hasMore).to.equal(false);
    expect(feed.error).to.equal(undefined);
  });

  it('has its defaults', () => {
    const { tokenType, user, merchantIds, merchantGroup, apiUrl, groupBy, headingLevel, currency } =
      document.createElement('stamps-activity-feed');
    expect({
      tokenType,
      user,
      merchantIds,
      merchantGroup,
      apiUrl,
      groupBy,
      headingLevel,
      currency,
    }).to.deep.equal({
      tokenType: 'Bearer',
      user: undefined,
      merchantIds: [],
      merchantGroup: false,
      apiUrl: undefined,
      groupBy: 'month',
      headingLevel: 2,
      currency: 'IDR',
    });
  });

  it('returns to its defaults when attributes are removed', async () => {
    const { feed } = await mountMarkup({
      'group-by': 'day',
      'heading-level': '4',
      'token-type': 'JWT',
      'merchant-ids': '2',
      'merchant-group': '',
      label: 'History',
      currency: 'SGD',
    });
    for (const name of feed.getAttributeNames()) feed.removeAttribute(name);
    await feed.updateComplete;
    const { groupBy, headingLevel, tokenType, merchantIds, merchantGroup, label, currency } = feed;
    expect({
      groupBy,
      headingLevel,
      tokenType,
      merchantIds,
      merchantGroup,
      label,
      currency,
    }).to.deep.equal({
      groupBy: 'month',
      headingLevel: 2,
      tokenType: 'Bearer',
      merchantIds: [],
      merchantGroup: false,
      label: undefined,
      currency: 'IDR',
    });
  });

  it('can be created with innerHTML', async () => {
    const { url } = sandboxApi();
    const box = attach(document.createElement('div'));
    box.innerHTML = `<stamps-activity-feed user="${members.one}"></stamps-activity-feed>`;
    const feed = box.querySelector('stamps-activity-feed')!;
    feed.setAttribute('api-url', url);
    feed.setAttribute('token', await accessToken());
    const { rows, settled } = look(feed);
    await settled();
    expect(rows()).to.have.length(1);
  });

  it('is cloned with its attributes and children, and loads independently', async () => {
    const { feed, settled } = await mountMarkup({ user: members.one });
    feed.innerHTML = '<h2 slot="header">My stamps</h2>';
    await settled();
    const clone = look(attach(feed.cloneNode(true) as typeof feed));
    expect(clone.rows()).to.have.length(0);
    await clone.settled();
    expect(clone.rows()).to.have.length(1);
    expect(clone.feed.innerHTML).to.equal(feed.innerHTML);
  });

  it('keeps its rows when it is adopted by another document', async () => {
    const { feed, rows, settled } = await mountSettled();
    const before = rows();
    const frame = attach(document.createElement('iframe'));
    frame.contentDocument?.body.append(feed);
    await settled();
    expectSameNode(feed.ownerDocument, frame.contentDocument);
    expectSameNodes(rows(), before);
    expect(await feed.loadMore()).to.have.length(20);
  });
});
