import { expect } from 'chai';
import { attach, look, mount, mountMarkup, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNodes } from './helpers/nodes.js';

const handle = /^stamps-token:[0-9a-f]{32}$/;

describe('the token attribute', () => {
  it('is replaced by a handle as soon as it is read', async () => {
    const feed = document.createElement('stamps-activity-feed');
    feed.setAttribute('token', 'canary');
    expect(feed.getAttribute('token')).to.match(handle);
    expect(feed.token).to.equal(feed.getAttribute('token'));
  });

  it('in a page’s HTML is replaced before the next script runs', () => {
    const box = attach(document.createElement('div'));
    box.innerHTML = '<stamps-activity-feed token="canary"></stamps-activity-feed>';
    expect(box.innerHTML).not.to.contain('canary');
    expect(box.firstElementChild?.getAttribute('token')).to.match(handle);
  });

  it('still authorizes the feed', async () => {
    const { feed, rows, settled, requests } = await mountMarkup();
    await settled();
    expect(feed.getAttribute('token')).to.match(handle);
    expect(rows()).to.have.length(20);
    expect((await requests())[0]?.authorization).to.equal('Bearer');
  });

  it('forgets the token and empties the feed when it is removed', async () => {
    const { url } = sandboxApi({}, crossOrigin());
    const { feed, rows, settled } = await mountMarkup({ 'api-url': url });
    await settled();
    expect(rows()).to.have.length(20);
    feed.removeAttribute('token');
    await feed.updateComplete;
    expect(feed.token).to.equal(undefined);
    expect(feed.status).to.equal('idle');
    expect(rows()).to.have.length(0);
  });

  it('is replaced by a new handle when it is set again', async () => {
    const { feed } = await mountMarkup();
    const before = feed.getAttribute('token');
    feed.setAttribute('token', 'another-canary');
    expect(feed.getAttribute('token')).to.match(handle);
    expect(feed.getAttribute('token')).not.to.equal(before);
  });
});

describe('the token property', () => {
  it('returns a handle', async () => {
    const { feed } = await mount();
    expect(feed.token).to.match(handle);
    expect(feed.hasAttribute('token')).to.equal(false);
  });

  it('changes nothing and sends no request when it is set to the same token', async () => {
    const network = createNetwork();
    const token = await accessToken();
    const { feed, rows, settled } = await mountSettled({ fetch: network.fetch, token });
    const [before, rowsBefore] = [feed.token, rows()];
    for (let n = 0; n < 3; n++) {
      feed.token = token;
      await settled();
    }
    feed.token = before;
    await settled();
    expect(feed.token).to.equal(before);
    expectSameNodes(rows(), rowsBefore);
    expect(network.sent).to.have.length(1);
  });

  for (const nothing of [null, undefined, '', '  ']) {
    it(`empties the feed when it is set to ${JSON.stringify(nothing)}`, async () => {
      const { url, requests } = sandboxApi({}, crossOrigin());
      const { feed, rows, texts, button } = await mountSettled({ apiUrl: url });
      expect(rows()).to.have.length(20);
      feed.token = nothing;
      await feed.updateComplete;
      expect(feed.status).to.equal('idle');
      expect(feed.activities).to.have.length(0);
      expect(rows()).to.have.length(0);
      expect(!!button()).to.equal(false);
      expect(texts('idle')).to.have.length(1);
      expect(await feed.loadMore()).to.have.length(0);
      expect(await requests()).to.have.length(1);
    });
  }
});

describe('a handle', () => {
  it('works in a clone', async () => {
    const { feed, settled } = await mountMarkup({ user: members.one });
    await settled();
    const clone = look(attach(feed.cloneNode(true) as typeof feed));
    await clone.settled();
    expect(clone.feed === feed).to.equal(false);
    expect(clone.feed.token).to.equal(feed.token);
    expect(clone.rows()).to.have.length(1);
  });

  it('works in a clone of a feed that was never connected', async () => {
    const { feed: other, settled } = await mountMarkup({ user: members.one });
    await settled();
    const feed = document.createElement('stamps-activity-feed');
    feed.setAttribute('api-url', other.getAttribute('api-url') ?? '');
    feed.setAttribute('user', members.one);
    feed.setAttribute('token', await accessToken());
    const clone = look(attach(feed.cloneNode() as typeof feed));
    await clone.settled();
    expect(clone.rows()).to.have.length(1);
  });

  it('works in a clone whose original received the handle of another feed meanwhile', async () => {
    const token = await accessToken();
    const { feed: other, settled } = await mountMarkup({ user: members.one, token });
    await settled();
    const feed = document.createElement('stamps-activity-feed');
    for (const name of ['api-url', 'user']) feed.setAttribute(name, other.getAttribute(name)!);
    feed.setAttribute('token', token);
    const clone = look(feed.cloneNode() as typeof feed);
    const original = look(attach(feed));
    await original.settled();
    expect(original.rows()).to.have.length(1);
    attach(clone.feed);
    await clone.settled();
    expect(clone.rows()).to.have.length(1);
  });

  it('still works in the original when a clone signs out', async () => {
    const { feed, settled } = await mountMarkup();
    await settled();
    const clone = look(attach(feed.cloneNode() as typeof feed));
    await clone.settled();
    clone.feed.token = null;
    await clone.settled();
    expect(await feed.loadMore()).to.have.length(20);
    feed.user = members.forty;
    await settled();
    expect(feed.activities).to.have.length(20);
  });

  it('works on another feed', async () => {
    const { feed, settled } = await mountMarkup({ user: members.one });
    await settled();
    const other = await mountMarkup({ token: feed.getAttribute('token'), user: members.forty });
    await other.settled();
    expect(other.rows()).to.have.length(20);
  });

  it('is not sent to another origin', async () => {
    const network = createNetwork();
    const { feed, rows } = await mountSettled({ fetch: network.fetch });
    feed.apiUrl = sandboxApi({}, crossOrigin()).url;
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
    expect(rows()).to.have.length(0);
    expect(network.sent).to.have.length(1);
  });

  it('works again when the feed returns to the token’s origin', async () => {
    const { feed, rows, settled } = await mountSettled();
    const { apiUrl } = feed;
    feed.apiUrl = sandboxApi({}, crossOrigin()).url;
    await feed.updateComplete;
    feed.apiUrl = apiUrl;
    await settled();
    expect(rows()).to.have.length(20);
  });

  it('that is not valid gives no access', async () => {
    const network = createNetwork();
    const token = `stamps-token:${'0'.repeat(32)}`;
    const { feed } = await mount({ fetch: network.fetch, token });
    expect(feed.status).to.equal('idle');
    expect(network.sent).to.have.length(0);
  });

  it('of a forgotten token gives no access', async () => {
    const { feed } = await mountSettled();
    const { token } = feed;
    feed.token = null;
    await feed.updateComplete;
    const network = createNetwork();
    const other = await mount({ fetch: network.fetch, token });
    expect(other.feed.status).to.equal('idle');
    expect(network.sent).to.have.length(0);
  });
});

describe('two feeds with the same token', () => {
  it('are independent when one signs out', async () => {
    const token = await accessToken();
    const first = await mountSettled({ token });
    const second = await mountSettled({ token });
    first.feed.token = null;
    await first.settled();
    expect(await second.feed.loadMore()).to.have.length(20);
    second.feed.user = members.forty;
    await second.settled();
    expect(second.rows()).to.have.length(20);
  });

  it('are independent when one receives another token', async () => {
    const token = await accessToken();
    const first = await mountSettled({ token });
    const second = await mountSettled({ token });
    second.feed.token = await accessToken();
    await second.settled();
    expect(await first.feed.loadMore()).to.have.length(20);
    expect(await second.feed.loadMore()).to.have.length(20);
  });

  for (const kind of ['attribute', 'property'] as const) {
    it(`may use two origins if the token is set on both (by ${kind})`, async () => {
      const token = await accessToken();
      const { url } = sandboxApi({}, crossOrigin());
      const mountBy = (apiUrl?: string) =>
        kind === 'property'
          ? mount({ user: members.one, token, ...(apiUrl ? { apiUrl } : {}) })
          : mountMarkup({ user: members.one, token, ...(apiUrl ? { 'api-url': apiUrl } : {}) });
      const original = await mountBy();
      const elsewhere = await mountBy(url);
      for (const { feed, rows, settled } of [original, elsewhere]) {
        await settled();
        expect(feed.status).to.equal('ready');
        expect(rows()).to.have.length(1);
      }
    });
  }

  it('may use another origin if the handle is set beside a new api-url', async () => {
    const [first, second] = [await accessToken(), await accessToken()];
    const { feed, rows, settled } = await mountMarkup({ user: members.one, token: first });
    await settled();
    const other = await mountSettled({ user: members.one, token: second });
    expect(other.rows()).to.have.length(1);
    feed.apiUrl = sandboxApi({}, crossOrigin()).url;
    feed.token = second;
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(1);
  });
});

describe('a token that is set again beside another api-url', () => {
  it('is sent there', async () => {
    const token = await accessToken();
    const { feed, rows, settled } = await mountSettled({ user: members.one, token });
    feed.apiUrl = sandboxApi({}, crossOrigin()).url;
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
    feed.token = token;
    await settled();
    expect(rows()).to.have.length(1);
  });
});
