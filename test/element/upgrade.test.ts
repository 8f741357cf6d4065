import { expect } from 'chai';
import { define } from '../../src/define.js';
import { StampsActivityFeed } from '../../src/index.js';
import { attach, look } from '../support/feed.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';

type Late = HTMLElement & Partial<Pick<StampsActivityFeed, 'apiUrl' | 'user' | 'merchantIds'>>;

const handle = /^stamps-token:[0-9a-f]{32}$/;

describe('an element that is on the page before it is defined', () => {
  it('uses its attributes', async () => {
    const feed = attach(document.createElement('x-feed-of-attributes'));
    feed.setAttribute('api-url', sandboxApi().url);
    feed.setAttribute('user', members.one);
    feed.setAttribute('token', await accessToken());
    define('x-feed-of-attributes');
    expect(feed).to.be.instanceOf(StampsActivityFeed);
    expect(feed.getAttribute('token')).to.match(handle);
    const { rows, settled } = look(feed as StampsActivityFeed);
    await settled();
    expect(rows()).to.have.length(1);
  });

  it('uses properties that were set before', async () => {
    const element: Late = attach(document.createElement('x-feed-of-properties'));
    const token = await accessToken();
    const { url, requests } = sandboxApi();
    Object.assign(element, { apiUrl: url, user: members.fortyOne, merchantIds: '2, 5', token });
    define('x-feed-of-properties');
    const { feed, settled } = look(element as StampsActivityFeed);
    await settled();
    expect(feed.merchantIds).to.deep.equal([2, 5]);
    expect(feed.token).to.match(handle);
    expect(Object.hasOwn(feed, 'token')).to.equal(false);
    expect(Object.hasOwn(feed, 'user')).to.equal(false);
    expect(feed.status).to.equal('ready');
    expect((await requests()).map(({ search }) => search)).to.deep.equal([
      `?user=${encodeURIComponent(members.fortyOne)}&merchant_id=2&merchant_id=5`,
    ]);
    feed.user = members.one;
    await settled();
    expect(await requests()).to.have.length(2);
  });

  it('prefers a property over its attribute', async () => {
    const element: Late = attach(document.createElement('x-feed-of-both'));
    element.setAttribute('user', members.forty);
    element.user = members.one;
    define('x-feed-of-both');
    const feed = element as StampsActivityFeed;
    await feed.updateComplete;
    expect(feed.user).to.equal(members.one);
  });
});

describe('registering the element', () => {
  it('twice is harmless', () => {
    const registered = customElements.get('stamps-activity-feed');
    define();
    define('stamps-activity-feed');
    expect(registered).to.equal(StampsActivityFeed);
    expect(customElements.get('stamps-activity-feed')).to.equal(StampsActivityFeed);
  });

  it('does not replace another element of the same name', () => {
    class Other extends HTMLElement {}
    customElements.define('x-taken', Other);
    define('x-taken');
    expect(customElements.get('x-taken')).to.equal(Other);
  });

  it('under other names creates working feeds', async () => {
    define('x-second-feed');
    define('x-third-feed');
    const { url } = sandboxApi();
    const token = await accessToken();
    for (const tag of ['x-second-feed', 'x-third-feed']) {
      const element = document.createElement(tag);
      expect(element).to.be.instanceOf(StampsActivityFeed);
      const { feed, rows, settled } = look(element as StampsActivityFeed);
      attach(Object.assign(feed, { apiUrl: url, token, user: members.one }));
      await settled();
      expect(rows()).to.have.length(1);
    }
  });
});
