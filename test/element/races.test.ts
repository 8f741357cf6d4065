import { expect } from 'chai';
import { attach, mount, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { members, sandboxApi } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';

describe('calls while the first page loads', () => {
  it('share its promise and its request', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, rows } = await mount({ fetch: network.fetch });
    const promises = [feed.loadMore(), feed.refresh(), feed.retry(), feed.loadMore()];
    expect(new Set(promises).size).to.equal(1);
    gate.open();
    expect(await promises[0]).to.have.length(20);
    expect(rows()).to.have.length(20);
    expect(network.sent).to.have.length(1);
  });
});

describe('calls while a further page loads', () => {
  it('of loadMore() return its promise', async () => {
    const network = createNetwork();
    const { feed } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const promises = [feed.loadMore(), feed.retry(), feed.loadMore()];
    expect(new Set(promises).size).to.equal(1);
    gate.open();
    expect(await promises[0]).to.have.length(20);
    expect(network.sent).to.have.length(2);
  });

  it('of refresh() wait for it', async () => {
    const network = createNetwork();
    const { feed, rows } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    const refresh = feed.refresh();
    expect(network.sent).to.have.length(2);
    gate.open();
    expect(await more).to.have.length(20);
    expect(await refresh).to.have.length(0);
    expect(network.sent.map(({ url }) => url.searchParams.has('older_than'))).to.deep.equal([
      false,
      true,
      false,
    ]);
    expect(rows()).to.have.length(40);
  });

  it('of refresh() resolve to nothing if the list changes', async () => {
    const network = createNetwork();
    const { feed, ids, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const more = feed.loadMore();
    const refresh = feed.refresh();
    feed.user = members.forty;
    await feed.updateComplete;
    gate.open();
    await settled();
    expect(await more).to.have.length(0);
    expect(await refresh).to.have.length(0);
    expect(ids()).to.have.length(20);
  });
});

describe('calls during a refresh', () => {
  it('of refresh() share its promise', async () => {
    const network = createNetwork();
    const { feed } = await mountSettled({ fetch: network.fetch });
    const promises = [feed.refresh(), feed.refresh()];
    expect(promises[0]).to.equal(promises[1]);
    expect(await promises[0]).to.deep.equal([]);
    expect(network.sent).to.have.length(2);
  });

  it('of loadMore() wait for it and share one request', async () => {
    const network = createNetwork();
    const { feed, rows } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const refresh = feed.refresh();
    const more = [feed.loadMore(), feed.loadMore()];
    expect(more[0]).to.equal(more[1]);
    expect(network.sent).to.have.length(2);
    gate.open();
    expect(await refresh).to.have.length(0);
    expect((await Promise.all(more)).map(({ length }) => length)).to.deep.equal([20, 20]);
    expect(network.sent).to.have.length(3);
    expect(rows()).to.have.length(40);
  });

  it('of loadMore() resolve to nothing if the list changes', async () => {
    const network = createNetwork();
    const { feed, ids, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const refresh = feed.refresh();
    const more = feed.loadMore();
    feed.user = members.forty;
    await feed.updateComplete;
    gate.open();
    await settled();
    expect(await refresh).to.have.length(0);
    expect(await more).to.have.length(0);
    expect(ids()).to.have.length(20);
  });

  it('do not change the status', async () => {
    const network = createNetwork();
    const { feed, rows, part } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const refresh = feed.refresh();
    await feed.updateComplete;
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
    expect(!!part('skeleton')).to.equal(false);
    gate.open();
    await refresh;
  });
});

describe('calls without an effect', () => {
  const methods = ['loadMore', 'refresh', 'retry'] as const;

  for (const method of methods) {
    it(`include ${method}() while the feed is idle`, async () => {
      const network = createNetwork();
      const { feed } = await mount({
        fetch: network.fetch,
        user: undefined,
        apiUrl: 'https://stamps.example/api/v3',
      });
      expect(feed.status).to.equal('idle');
      expect(await feed[method]()).to.deep.equal([]);
      expect(network.sent).to.have.length(0);
    });

    it(`include ${method}() before the feed is connected`, async () => {
      const feed = document.createElement('stamps-activity-feed');
      const network = createNetwork();
      Object.assign(feed, { fetch: network.fetch, user: members.one, token: 'token' });
      expect(await feed[method]()).to.deep.equal([]);
      expect(network.sent).to.have.length(0);
    });
  }

  it('include retry() without an error', async () => {
    const { feed, requests } = await mountSettled();
    expect(await feed.retry()).to.have.length(0);
    expect(await requests()).to.have.length(1);
  });

  it('include loadMore() at the end', async () => {
    const { feed, requests } = await mountSettled({ user: members.one });
    expect(await feed.loadMore()).to.have.length(0);
    expect(await requests()).to.have.length(1);
  });
});

describe('calls in the task of a change', () => {
  it('send no request for the previous member', async () => {
    const network = createNetwork();
    const { feed, ids, settled } = await mountSettled({ fetch: network.fetch });
    feed.user = members.forty;
    feed.loadMore();
    await settled();
    expect(ids()).to.have.length(20);
    expect(network.sent.map(({ url }) => url.searchParams.get('user'))).to.deep.equal([
      members.fortyOne,
      members.forty,
    ]);
  });

  it('do not send a removed token', async () => {
    const network = createNetwork();
    const { url } = sandboxApi({}, crossOrigin());
    const { feed } = await mountSettled({ fetch: network.fetch, apiUrl: url });
    feed.token = null;
    expect(await feed.loadMore()).to.have.length(0);
    expect(feed.status).to.equal('idle');
    expect(network.sent).to.have.length(1);
  });
});

describe('the promise of a load', () => {
  it('resolves once the rows are rendered', async () => {
    const { feed, rows } = await mountSettled();
    const seen = feed.loadMore().then(() => rows().length);
    expect(await seen).to.equal(40);
  });

  it('allows the next call at once', async () => {
    const { feed } = await mountSettled({ user: members.fortyOne });
    const counts: number[] = [];
    let more: readonly unknown[];
    do {
      more = await feed.loadMore();
      counts.push(more.length);
    } while (more.length > 0);
    expect(counts).to.deep.equal([20, 1, 0]);
  });

  it('that starts in a stamps-load listener is for the next page', async () => {
    const { feed, ids, settled } = await mount({ user: members.fortyOne });
    const counts: Promise<number>[] = [];
    feed.addEventListener('stamps-load', ({ hasMore }) => {
      if (hasMore) counts.push(feed.loadMore().then(({ length }) => length));
    });
    await settled();
    while (feed.hasMore) await settled();
    expect(await Promise.all(counts)).to.deep.equal([20, 1]);
    expect(ids()).to.have.length(41);
  });

  it('that starts right after the feed was connected is for the first page', async () => {
    const { feed: other, settled } = await mountSettled({ user: members.one });
    await settled();
    const { apiUrl, token, user } = other;
    const feed = document.createElement('stamps-activity-feed');
    attach(Object.assign(feed, { apiUrl, token, user }));
    expect(await feed.loadMore()).to.have.length(1);
    expect(feed.status).to.equal('ready');
  });
});
