import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { accessToken, members } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';
import { createNetwork, respondWith } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';
import { expiredToken } from './helpers/tokens.js';

describe('a new token', () => {
  it('keeps the rows, and is sent with the next page', async () => {
    const network = createNetwork();
    const [first, second] = [await accessToken(), await accessToken()];
    expect(first).not.to.equal(second);
    const { feed, rows } = await mountSettled({ fetch: network.fetch, token: first });
    const before = rows();
    feed.token = second;
    await feed.updateComplete;
    expectSameNodes(rows(), before);
    expect(network.sent).to.have.length(1);
    await feed.loadMore();
    expect(network.sent.map(({ authorization }) => authorization)).to.deep.equal([
      `Bearer ${first}`,
      `Bearer ${second}`,
    ]);
    expect(rows()).to.have.length(40);
  });

  it('makes the feed retry a first page that was refused', async () => {
    const { feed, rows, settled } = await mountSettled({ token: await expiredToken() });
    expect(feed.error?.code).to.equal('unauthorized');
    feed.token = await accessToken();
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
  });

  for (const status of [401, 403] as const) {
    it(`makes the feed retry a further page with ${status}`, async () => {
      const { feed, rows, settled } = await mountSettled({}, { status, page: 'more', times: 1 });
      await feed.loadMore().catch(() => {});
      expect(feed.error?.status).to.equal(status);
      expect(rows()).to.have.length(20);
      feed.token = await accessToken();
      await settled();
      expect(feed.status).to.equal('ready');
      expect(rows()).to.have.length(40);
    });
  }

  it('does not cause a retry after another error', async () => {
    const { feed, requests } = await mountSettled({ user: 'nobody@example.com' });
    expect(feed.error?.code).to.equal('not-found');
    feed.token = await accessToken();
    await feed.updateComplete;
    expect(feed.error?.code).to.equal('not-found');
    expect(await requests()).to.have.length(1);
  });

  it('is used if the previous one is refused after it was set', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, rows, settled } = await mount({
      fetch: network.fetch,
      token: await expiredToken(),
    });
    const events = listen(feed);
    const promise = feed.loadMore();
    const token = await accessToken();
    feed.token = token;
    await feed.updateComplete;
    expect(network.sent).to.have.length(1);
    gate.open();
    await settled();
    expect(network.sent).to.have.length(2);
    expect(network.sent[1]?.authorization).to.equal(`Bearer ${token}`);
    expect(rows()).to.have.length(20);
    expect(await promise).to.have.length(20);
    expect(events.map(({ type }) => type)).to.deep.equal(['stamps-load']);
  });

  it('that is refused as well ends the retries', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, settled } = await mount({ fetch: network.fetch, token: await expiredToken() });
    feed.token = await expiredToken();
    await feed.updateComplete;
    gate.open();
    await settled();
    expect(network.sent).to.have.length(2);
    expect(feed.error?.code).to.equal('unauthorized');
  });

  it('replaces a token that was not a valid header value', async () => {
    const { feed, settled } = await mountSettled({
      token: 'opaque\ntoken',
      fetch: respondWith({ activities: [{ id: 1, type: 9 }] }),
    });
    expect(feed.error?.code).to.equal('invalid-config');
    feed.token = 'opaque-token';
    await settled();
    expect(feed.status).to.equal('ready');
    expect(feed.activities).to.have.length(1);
  });
});

describe('a new token-type', () => {
  it('is sent with the next request', async () => {
    const network = createNetwork();
    const token = await accessToken();
    const { feed } = await mountSettled({ fetch: network.fetch, token });
    feed.tokenType = 'JWT';
    await feed.updateComplete;
    await feed.loadMore().catch(() => {});
    expect(network.sent[1]?.authorization).to.equal(`JWT ${token}`);
    expect(feed.error?.code).to.equal('unauthorized');
  });

  it('makes the feed retry a request that was refused', async () => {
    const { feed, rows, settled } = await mountSettled({ user: members.one, tokenType: 'JWT' });
    expect(feed.error?.code).to.equal('unauthorized');
    feed.tokenType = 'Bearer';
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(1);
  });

  it('is used if the previous one is refused after it was set', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, settled } = await mount({
      user: members.one,
      fetch: network.fetch,
      tokenType: 'JWT',
    });
    feed.tokenType = 'Bearer';
    await feed.updateComplete;
    gate.open();
    await settled();
    expect(network.sent).to.have.length(2);
    expect(feed.status).to.equal('ready');
  });
});
