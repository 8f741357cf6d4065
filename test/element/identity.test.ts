import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';

type Feed = HTMLElementTagNameMap['stamps-activity-feed'];

const changes: Readonly<Record<string, (feed: Feed) => unknown>> = {
  user: (feed) => Object.assign(feed, { user: members.forty }),
  'merchant-ids': (feed) => Object.assign(feed, { merchantIds: [2] }),
  'merchant-group': (feed) => Object.assign(feed, { merchantGroup: true }),
  'api-url': (feed) => Object.assign(feed, { apiUrl: sandboxApi().url }),
  'the user attribute': (feed) => feed.setAttribute('user', members.forty),
  'the merchant-ids attribute': (feed) => feed.setAttribute('merchant-ids', '2 5'),
  'the merchant-group attribute': (feed) => feed.toggleAttribute('merchant-group'),
  'a token for another merchant': async (feed) =>
    Object.assign(feed, { token: await accessToken('otherGroup') }),
};

describe('a change to another list', () => {
  for (const [name, change] of Object.entries(changes)) {
    it(`empties the feed in the same frame: ${name}`, async () => {
      const network = createNetwork();
      const { feed, rows, part, settled, texts } = await mountSettled({ fetch: network.fetch });
      await feed.loadMore();
      const gate = network.hold();
      await change(feed);
      await feed.updateComplete;
      expect(rows()).to.have.length(0);
      expect(feed.activities).to.have.length(0);
      expect(feed.hasMore).to.equal(false);
      expect(feed.status).to.equal('loading');
      expect(!!part('skeleton')).to.equal(true);
      expect(texts('end')).to.deep.equal([]);
      expect(network.sent).to.have.length(3);
      expect(network.sent[2]?.url.searchParams.has('older_than')).to.equal(false);
      gate.open();
      await settled();
    });
  }

  it('removes the previous error', async () => {
    const network = createNetwork();
    const { feed, texts, button, settled } = await mountSettled({
      user: 'nobody@example.com',
      fetch: network.fetch,
    });
    expect(texts('error')).to.have.length(1);
    const gate = network.hold();
    feed.user = members.forty;
    await feed.updateComplete;
    expect(texts('error')).to.deep.equal([]);
    expect(!!button()).to.equal(false);
    expect(feed.error).to.equal(undefined);
    gate.open();
    await settled();
    expect(feed.status).to.equal('ready');
  });

  it('aborts the previous request', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, settled } = await mount({ fetch: network.fetch });
    feed.user = members.forty;
    await feed.updateComplete;
    expect(network.sent.map(({ init }) => init.signal?.aborted)).to.deep.equal([true, false]);
    gate.open();
    await settled();
  });

  it('sends one request after several changes in one task', async () => {
    const network = createNetwork();
    const { feed, ids, settled } = await mountSettled({ fetch: network.fetch });
    feed.user = members.neighbour;
    feed.merchantIds = [5];
    feed.user = members.forty;
    feed.merchantIds = [];
    await settled();
    expect(network.sent).to.have.length(2);
    expect(ids()).to.have.length(20);
    expect(ids()[0]).to.equal('3500834');
  });

  it('keeps the rows if it is undone in the same task', async () => {
    const network = createNetwork();
    const { feed, rows, settled } = await mountSettled({ fetch: network.fetch });
    const before = rows();
    feed.user = members.forty;
    feed.user = members.fortyOne;
    await settled();
    expect(network.sent).to.have.length(1);
    expectSameNodes(rows(), before);
  });
});

describe('a late response', () => {
  const late = {
    'of the first page': async () => undefined,
    'of a further page': (feed: Feed) => feed.loadMore(),
    'of a refresh': (feed: Feed) => feed.refresh(),
  };
  for (const [name, load] of Object.entries(late)) {
    it(`${name} of the previous list is ignored, and its promise resolves to nothing`, async () => {
      const network = createNetwork();
      const isFirst = name === 'of the first page';
      const gate = isFirst ? network.hold() : undefined;
      const { feed, ids, settled } = await mount({ fetch: network.fetch });
      if (!gate) await settled();
      const held = gate ?? network.hold();
      const old = isFirst ? feed.loadMore() : load(feed);
      held.pass();
      feed.user = members.forty;
      await settled();
      const before = ids();
      const events = listen(feed);
      held.open();
      expect(await old).to.have.length(0);
      // Once another page has arrived over the network, the late response has been read.
      const more = await feed.loadMore();
      expect(network.deliveredCount).to.equal(1);
      expect(ids()).to.deep.equal([...before, ...more.map(({ id }) => String(id))]);
      expect(ids().every((id) => id.startsWith('35'))).to.equal(true);
      expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load']);
    });
  }

  it('is ignored if it is an error', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, ids, settled, texts } = await mount({ fetch: network.fetch }, { status: 404 });
    const events = listen(feed);
    const old = feed.loadMore();
    gate.pass();
    feed.apiUrl = sandboxApi().url;
    await settled();
    gate.open();
    expect(await old).to.have.length(0);
    await feed.loadMore();
    expect(network.deliveredCount).to.equal(1);
    expect(feed.status).to.equal('ready');
    expect(texts('error')).to.deep.equal([]);
    expect(ids()).to.have.length(40);
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load', 'stamps-load']);
  });

  it('does not duplicate rows after a change back to its list', async () => {
    const network = createNetwork();
    const { feed, ids, settled } = await mountSettled({ fetch: network.fetch });
    const gate = network.hold();
    const old = feed.loadMore();
    gate.pass();
    feed.user = members.forty;
    await feed.updateComplete;
    feed.user = members.fortyOne;
    await settled();
    gate.open();
    expect(await old).to.have.length(0);
    await feed.loadMore();
    expect(network.deliveredCount).to.equal(1);
    expect(ids()).to.have.length(40);
    expect(new Set(ids()).size).to.equal(40);
  });
});

describe('an equal value', () => {
  const equal: Readonly<Record<string, (feed: Feed) => void>> = {
    'a new array of the same ids': (feed) => Object.assign(feed, { merchantIds: [2, 5] }),
    'the same ids as a string': (feed) => Object.assign(feed, { merchantIds: '2,5' }),
    'the same ids as an attribute': (feed) => feed.setAttribute('merchant-ids', ' 2 5 '),
    'the same ids in another order': (feed) => Object.assign(feed, { merchantIds: [5, 2] }),
    'a repeated id': (feed) => Object.assign(feed, { merchantIds: [2, 5, 5] }),
    'the group that the ids imply': (feed) => Object.assign(feed, { merchantGroup: true }),
    'the same user': (feed) => Object.assign(feed, { user: members.fortyOne }),
    'the same user as an attribute': (feed) => feed.setAttribute('user', ` ${members.fortyOne} `),
    'the same api-url': (feed) => Object.assign(feed, { apiUrl: `${feed.apiUrl}` }),
    'the same api-url with a slash': (feed) =>
      Object.assign(feed, { apiUrl: feed.apiUrl?.replace('/v3?', '/v3/?') }),
    'another fetch': (feed) => {
      const { fetch } = feed;
      feed.fetch = (...request) => fetch!(...request);
    },
    'the same token-type': (feed) => feed.setAttribute('token-type', 'Bearer'),
  };
  for (const [name, set] of Object.entries(equal)) {
    it(`changes nothing and sends no request: ${name}`, async () => {
      const network = createNetwork();
      const { feed, rows, settled } = await mountSettled({
        fetch: network.fetch,
        merchantIds: [2, 5],
      });
      const before = rows();
      expect(before.length).to.be.above(0);
      const events = listen(feed);
      set(feed);
      await settled();
      expect(network.sent).to.have.length(1);
      expectSameNodes(rows(), before);
      expect(events).to.have.length(0);
    });
  }

  it('of merchantGroup may be the string "false"', async () => {
    const { feed, requests } = await mountSettled();
    feed.setAttribute('merchant-group', 'false');
    await feed.updateComplete;
    expect(feed.merchantGroup).to.equal(false);
    expect(await requests()).to.have.length(1);
  });
});
