import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { crossOrigin } from '../support/origin.js';
import { accessToken, members, sandboxApi } from '../support/sandbox-client.js';
import { activities, createNetwork } from './helpers/network.js';

describe('a feed without a token for an API on its own origin', () => {
  it('sends no Authorization and no user, because the proxy adds both', async () => {
    const network = createNetwork();
    const { feed, settled } = await mount({
      fetch: network.fetch,
      user: undefined,
      token: undefined,
    });
    await settled();
    const [request] = network.sent;
    expect(request?.authorization).to.equal(null);
    expect(request?.url.origin).to.equal(location.origin);
    expect(request?.url.searchParams.has('user')).to.equal(false);
    expect(request?.init.credentials).to.equal('same-origin');
    // The sandbox is not a proxy.
    expect(feed.error?.code).to.equal('unauthorized');
  });

  it('sends the user if there is one', async () => {
    const network = createNetwork();
    await mountSettled({ fetch: network.fetch, token: undefined });
    expect(network.sent[0]?.url.searchParams.get('user')).to.equal(members.fortyOne);
  });

  it('resolves a relative api-url against the document', async () => {
    const { feed, requests } = await mount({ user: undefined, token: undefined });
    const { pathname, search } = new URL(feed.apiUrl ?? '');
    const relative = await mountSettled({
      apiUrl: pathname + search,
      user: undefined,
      token: undefined,
    });
    expect(relative.feed.error?.code).to.equal('unauthorized');
    expect((await requests()).map(({ path }) => path)).to.deep.equal([
      '/api/v3/activities',
      '/api/v3/activities',
    ]);
  });

  it('keeps the query string of the api-url', async () => {
    const network = createNetwork();
    const apiUrl = '/api/v3?_wpnonce=abc&rest_route=%2Fstamps';
    await mountSettled({ apiUrl, fetch: network.fetch, user: undefined, token: undefined });
    expect(network.sent[0]?.url.search).to.equal('?_wpnonce=abc&rest_route=%2Fstamps');
  });

  it('shows the proxy’s response', async () => {
    const { feed, rows } = await mountSettled({
      apiUrl: '/stamps',
      user: undefined,
      token: undefined,
      fetch: activities({ id: 1, type: 9 }),
    });
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(1);
  });

  it('becomes idle when the API is on another origin', async () => {
    const { feed } = await mountSettled({ user: undefined, token: undefined });
    feed.apiUrl = sandboxApi({}, crossOrigin()).url;
    await feed.updateComplete;
    expect(feed.status).to.equal('idle');
  });

  it('removes the rows that were loaded with a token', async () => {
    const network = createNetwork();
    const { feed, rows, settled } = await mountSettled({
      fetch: network.fetch,
      token: await accessToken(),
    });
    const gate = network.hold();
    feed.token = null;
    await feed.updateComplete;
    expect(rows()).to.have.length(0);
    expect(network.sent[1]?.authorization).to.equal(null);
    gate.open();
    await settled();
    expect(rows()).to.have.length(0);
  });
});
