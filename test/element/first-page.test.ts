import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members, sandboxApi } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { statesOf, supportsCustomStates } from './helpers/states.js';

/** A feed whose first page is held back. */
async function loading(properties: Parameters<typeof mount>[0] = {}) {
  const network = createNetwork();
  const gate = network.hold();
  return { ...(await mount({ ...properties, fetch: network.fetch })), gate, network };
}

describe('while the first page loads', () => {
  it('the feed shows a skeleton', async () => {
    const { feed, part, rows, button, texts, gate, settled } = await loading();
    const skeleton = part('skeleton');
    expect(skeleton?.getAttribute('role')).to.equal('img');
    expect(skeleton?.getAttribute('aria-label')).to.equal('Loading your activity');
    expect(rows()).to.have.length(0);
    expect(!!button()).to.equal(false);
    expect(texts('idle')).to.deep.equal([]);
    expect(feed.status).to.equal('loading');
    expect(feed.hasMore).to.equal(false);
    expect(feed.activities).to.have.length(0);
    gate.open();
    await settled();
    expect(!!part('skeleton')).to.equal(false);
    expect(rows()).to.have.length(20);
  });

  it('the rows of the skeleton have about the position and height of the rows', async () => {
    const { part, parts, gate, settled } = await loading();
    const skeletonRows = [...part('skeleton')!.querySelectorAll('.row')];
    const places = skeletonRows.map((row) => row.getBoundingClientRect());
    gate.open();
    await settled();
    const rows = parts('activity').map((row) => row.getBoundingClientRect());
    expect(places).to.have.length(20);
    expect(places[0]?.left).to.equal(rows[0]?.left);
    expect(places[0]?.width).to.equal(rows[0]?.width);
    expect(Math.abs(places[0]!.top - rows[0]!.top)).to.be.below(8);
    const heights = rows.map(({ height }) => height);
    for (const { height } of places) {
      expect(height).to.be.within(Math.min(...heights) * 0.9, Math.max(...heights) * 1.1);
    }
  });
});

describe('while a further page loads', () => {
  it('the rows do not move', async () => {
    const network = createNetwork();
    const { feed, part, rows, settled } = await mountSettled({ fetch: network.fetch });
    const before = rows();
    const places = before.map((row) => row.getBoundingClientRect().top);
    const { height } = feed.getBoundingClientRect();
    const gate = network.hold();
    void feed.loadMore();
    await feed.updateComplete;
    expect(feed.status).to.equal('loading');
    expect(!!part('skeleton')).to.equal(false);
    expectSameNodes(rows(), before);
    expect(feed.getBoundingClientRect().height).to.equal(height);
    gate.open();
    await settled();
    expect(part('feed')?.getAttribute('aria-busy')).to.equal('false');
    expectSameNodes(rows().slice(0, 20), before);
    expect(before.map((row) => row.getBoundingClientRect().top)).to.deep.equal(places);
  });
});

describe('the custom states', () => {
  before(function () {
    // Some browsers do not support them, such as Firefox before 126.
    if (!supportsCustomStates) this.skip();
  });

  it('change from the first page to the end of the history', async () => {
    const { feed, settled, gate, network } = await loading({ user: members.twenty });
    expect(statesOf(feed)).to.deep.equal(['loading']);
    gate.open();
    await settled();
    expect(statesOf(feed)).to.deep.equal([]);
    const next = network.hold();
    const more = feed.loadMore();
    await feed.updateComplete;
    expect(statesOf(feed)).to.deep.equal(['loading-more']);
    next.open();
    await more;
    expect(statesOf(feed)).to.deep.equal(['complete']);
  });

  it('include "empty"', async () => {
    const { feed } = await mountSettled({ user: members.empty });
    expect(statesOf(feed)).to.deep.equal(['empty', 'complete']);
  });

  it('include "idle"', async () => {
    const { feed } = await mount({ user: undefined });
    expect(statesOf(feed)).to.deep.equal(['idle']);
  });

  it('include "error" for the first page and for a further one', async () => {
    const first = await mountSettled({}, { status: 404 });
    expect(statesOf(first.feed)).to.deep.equal(['error']);
    const more = await mountSettled({}, { status: 404, page: 'more' });
    await more.feed.loadMore().catch(() => {});
    expect(statesOf(more.feed)).to.deep.equal(['error']);
  });

  it('change in the same frame as the list', async () => {
    const { feed, settled, gate, network } = await loading({ user: members.one });
    gate.open();
    await settled();
    expect(statesOf(feed)).to.deep.equal(['complete']);
    const next = network.hold();
    feed.user = members.forty;
    await feed.updateComplete;
    expect(statesOf(feed)).to.deep.equal(['loading']);
    next.open();
    await settled();
    expect(statesOf(feed)).to.deep.equal([]);
  });
});

describe('a feed that becomes idle', () => {
  it('shows nothing of the previous list, and loads again when it can', async () => {
    const { feed, texts, rows, button, settled } = await mountSettled();
    feed.user = undefined;
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
    expect(feed.hasMore).to.equal(false);
    expect(rows()).to.have.length(0);
    expect(!!button()).to.equal(false);
    expect(texts('idle')).to.deep.equal(['Sign in to see your activity.']);
    Object.assign(feed, { user: members.forty, apiUrl: sandboxApi().url });
    await settled();
    expect(rows()).to.have.length(20);
    expect(texts('idle')).to.deep.equal([]);
  });
});
