import { expect } from 'chai';
import { type MountedFeed, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

async function loadAll({ feed, button, settled }: MountedFeed): Promise<void> {
  while (feed.hasMore) {
    button()?.click();
    await settled();
  }
}

describe('paging', () => {
  it('shows the first page and a button for more', async () => {
    const { feed, rows, button } = await mountSettled({ user: members.fortyOne });
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
    expect(feed.hasMore).to.equal(true);
    expect(button()?.textContent).to.contain('Show more');
  });

  it('loads a whole history, each row once, to its end', async () => {
    const { feed, rows, button, texts } = await mountSettled({ user: members.fortyOne });
    expect(await feed.loadMore()).to.have.length(20);
    expect(await feed.loadMore()).to.have.length(1);
    expect(rows()).to.have.length(41);
    expect(new Set(feed.activities.map(({ id }) => id)).size).to.equal(41);
    expect(feed.hasMore).to.equal(false);
    expect(!!button()).to.equal(false);
    expect(texts('end')).to.deep.equal(['That’s everything.']);
    expect(await feed.loadMore()).to.have.length(0);
  });

  const histories = [
    { user: members.empty, count: 0, requests: 1 },
    { user: members.one, count: 1, requests: 1 },
    { user: members.twenty, count: 20, requests: 2 },
    { user: members.forty, count: 40, requests: 3 },
    { user: members.fortyOne, count: 41, requests: 3 },
  ];
  for (const { user, count, requests } of histories) {
    it(`loads ${count} activities in ${requests} requests with the button`, async () => {
      const mounted = await mountSettled({ user });
      await loadAll(mounted);
      const { feed, ids, button, texts } = mounted;
      expect(feed.activities).to.have.length(count);
      expect(ids()).to.deep.equal(feed.activities.map(({ id }) => String(id)));
      expect(new Set(ids()).size).to.equal(count);
      expect(feed.status).to.equal('ready');
      expect(!!button()).to.equal(false);
      expect(texts('end')).to.have.length(count === 0 ? 0 : 1);
      expect(texts('empty')).to.have.length(count === 0 ? 1 : 0);
      expect(await mounted.requests()).to.have.length(requests);
    });
  }

  it('requests activities older than the last row', async () => {
    const { feed, ids, requests } = await mountSettled();
    await feed.loadMore();
    const user = encodeURIComponent(members.fortyOne);
    expect((await requests()).map(({ path, search }) => path + search)).to.deep.equal([
      `/api/v3/activities?user=${user}`,
      `/api/v3/activities?user=${user}&older_than=${ids()[19]}`,
    ]);
  });

  it('keeps the server’s order', async () => {
    const { feed, ids } = await mountSettled({ user: members.docsExample });
    expect(feed.activities[0]?.id).to.equal(704);
    expect(ids().slice(0, 4)).to.deep.equal(['704', '2590959', '2590960', '25909601']);
  });

  it('sends one request however often the button is pressed', async () => {
    const { button, rows, requests, settled } = await mountSettled();
    for (let n = 0; n < 5; n++) button()?.click();
    await settled();
    expect(rows()).to.have.length(40);
    expect(await requests()).to.have.length(2);
  });

  it('returns one promise to concurrent calls of loadMore()', async () => {
    const { feed, requests } = await mountSettled();
    const promises = Array.from({ length: 5 }, () => feed.loadMore());
    expect(new Set(promises).size).to.equal(1);
    expect(await promises[0]).to.have.length(20);
    expect(await requests()).to.have.length(2);
  });

  it('returns the promise of the button to a call of loadMore()', async () => {
    const { feed, button, requests } = await mountSettled();
    button()?.click();
    expect(await feed.loadMore()).to.have.length(20);
    expect(await requests()).to.have.length(2);
  });

  it('resolves loadMore() to the activities that were added', async () => {
    const { feed, ids } = await mountSettled();
    const more = await feed.loadMore();
    expect(ids().slice(20)).to.deep.equal(more.map(({ id }) => String(id)));
    expect(feed.activities.slice(20)).to.deep.equal(more);
  });

  it('shows on the button that it is loading, and removes the button at the end', async () => {
    const network = createNetwork();
    const { feed, button, settled } = await mountSettled({
      user: members.twenty,
      fetch: network.fetch,
    });
    expect(button()?.hasAttribute('aria-disabled')).to.equal(false);
    const gate = network.hold();
    button()?.click();
    await feed.updateComplete;
    expect(button()?.getAttribute('aria-disabled')).to.equal('true');
    expect(button()?.disabled).to.equal(false);
    expect(button()?.textContent?.trim()).to.equal('Loading');
    gate.open();
    await settled();
    expect(!!button()).to.equal(false);
  });

  it('keeps the same button before, during and after loading', async () => {
    const network = createNetwork();
    const { feed, button, settled } = await mountSettled({ fetch: network.fetch });
    const before = button();
    const gate = network.hold();
    before?.click();
    await feed.updateComplete;
    expectSameNode(button(), before);
    gate.open();
    await settled();
    expectSameNode(button(), before);
    expect(button()?.hasAttribute('aria-disabled')).to.equal(false);
    expect(button()?.textContent).to.contain('Show more');
  });
});
