import { expect } from 'chai';
import { FeedTokenProvider } from '../../src/feed/token/feed-token-provider.js';
import { feedError, replaced } from '../api/harness.js';
import { fakeNetwork, requestFor } from './helpers/fake-network.js';
import { Host } from './helpers/host.js';
import { tokenWithClaims } from './helpers/tokens.js';
import { withWindowEvents } from './helpers/window-events.js';

const firstPageIds = Array.from({ length: 20 }, (_, n) => 100 - n);
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** Resolves once the first page has loaded or failed. */
async function settled(request: Host['request']): Promise<Host> {
  const host = new Host();
  host.request = request;
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore().catch(() => {});
  return host;
}

describe('a feed that receives another token', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  for (const [status, code] of [
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ] as const) {
    it(`repeats a request that was refused with ${status}`, async () => {
      const network = fakeNetwork(status, firstPageIds);
      const host = await settled(requestFor('ana', network.fetch, 'old'));
      expect(host.feed.error?.code).to.equal(code);
      host.configure(requestFor('ana', network.fetch, 'new'));
      expect([host.feed.status, host.feed.isRetrying]).to.deep.equal(['loading', true]);
      expect(await host.feed.loadMore()).to.have.length(20);
      expect(network.tokens).to.deep.equal(['Bearer old', 'Bearer new']);
      host.disconnect();
    });
  }

  it('does nothing if the token is the same, nothing failed, or another error occurred', async () => {
    const network = fakeNetwork(404);
    const host = await settled(requestFor('ana', network.fetch, 'old'));
    host.configure(requestFor('ana', network.fetch, 'new'));
    expect(host.feed.error?.code).to.equal('not-found');
    const refused = fakeNetwork(401);
    const other = await settled(requestFor('ana', refused.fetch, 'old'));
    other.configure(requestFor('ana', refused.fetch, 'old'));
    expect(other.feed.status).to.equal('error');
    const fine = fakeNetwork(firstPageIds);
    const third = await settled(requestFor('ana', fine.fetch, 'old'));
    third.configure(requestFor('ana', fine.fetch, 'new'));
    expect(third.feed.status).to.equal('ready');
    for (const { requests } of [network, refused, fine]) expect(requests).to.have.length(1);
    for (const one of [host, other, third]) one.disconnect();
  });

  it('uses the new token for a load that is under way and about to be refused', async () => {
    const network = fakeNetwork(401, firstPageIds);
    const host = new Host();
    host.request = requestFor('ana', network.fetch, 'old');
    host.connect();
    await host.updateComplete;
    const load = host.feed.loadMore();
    host.configure(requestFor('ana', network.fetch, 'new'));
    expect(await load).to.have.length(20);
    expect(network.tokens).to.deep.equal(['Bearer old', 'Bearer new']);
    host.disconnect();
  });

  it('repeats the request for a further page that was refused', async () => {
    const network = fakeNetwork(firstPageIds, 401, [7]);
    const host = await settled(requestFor('ana', network.fetch, 'old'));
    expect(await feedError(host.feed.loadMore())).to.include({ phase: 'more' });
    host.configure(requestFor('ana', network.fetch, 'new'));
    expect(host.feed.status).to.equal('loading');
    expect((await host.feed.retry()).map(({ id }) => id)).to.deep.equal([7]);
    expect(network.requests).to.deep.equal(['ana', 'ana 81', 'ana 81']);
    host.disconnect();
  });

  it('repeats a refused request if only the token type changes', async () => {
    const network = fakeNetwork(401, firstPageIds);
    const request = requestFor('ana', network.fetch, 'same');
    const host = await settled(request);
    host.configure({ ...request, options: { ...request.options, tokenType: 'JWT' } });
    expect(host.feed.status).to.equal('loading');
    await host.feed.loadMore();
    expect(network.tokens).to.deep.equal(['Bearer same', 'JWT same']);
    host.disconnect();
  });

  it('empties the list if the token is for another merchant', async () => {
    const network = fakeNetwork(firstPageIds, [7]);
    const host = await settled(
      requestFor('ana', network.fetch, tokenWithClaims({ merchant_id: 2 })),
    );
    host.configure(requestFor('ana', network.fetch, tokenWithClaims({ merchant_id: 5 })));
    expect(ids(host)).to.deep.equal([]);
    await host.feed.loadMore();
    expect(ids(host)).to.deep.equal([7]);
    host.disconnect();
  });
});

describe('a feed with a token provider', () => {
  withWindowEvents();
  replaced(Math, 'random', () => 0);

  const providerReturning = (...tokens: readonly string[]) => {
    const reasons: string[] = [];
    const token = new FeedTokenProvider(async (reason) => {
      reasons.push(reason);
      return tokens[Math.min(reasons.length, tokens.length) - 1] ?? '';
    });
    return { token, reasons };
  };

  it('repeats a refused request once, with another token', async () => {
    const network = fakeNetwork(401, firstPageIds);
    const { token, reasons } = providerReturning('one', 'two');
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(ids(host)).to.deep.equal(firstPageIds);
    expect(network.tokens).to.deep.equal(['Bearer one', 'Bearer two']);
    expect(reasons).to.deep.equal(['initial', 'refused']);
    host.disconnect();
  });

  it('does not repeat a request with the token that was refused', async () => {
    const network = fakeNetwork(401);
    const { token } = providerReturning('one');
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(host.feed.error).to.include({ code: 'unauthorized', phase: 'first' });
    expect(network.requests).to.have.length(1);
    host.disconnect();
  });

  it('does not repeat a 403 after the API accepted the token', async () => {
    const network = fakeNetwork(firstPageIds, 403);
    const { token, reasons } = providerReturning('one', 'two');
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(await feedError(host.feed.loadMore())).to.include({ code: 'forbidden', phase: 'more' });
    expect(reasons).to.deep.equal(['initial']);
    host.disconnect();
  });

  it('reports the phase of the load if the provider fails', async () => {
    const network = fakeNetwork(firstPageIds);
    let isDown = false;
    const cause = new Error('no session');
    const token = new FeedTokenProvider(async () => {
      if (isDown) throw cause;
      return 'one';
    });
    const host = await settled(requestFor('ana', network.fetch, token));
    isDown = true;
    token.forget();
    const error = await feedError(host.feed.loadMore());
    expect(error).to.include({ code: 'token', phase: 'more', retryable: true, cause });
    expect(error.message).to.contain('getToken failed');
    host.disconnect();
  });

  it('empties the list if the new token is for another merchant', async () => {
    const network = fakeNetwork(firstPageIds, 401, firstPageIds, [7, 6]);
    const { token } = providerReturning(
      tokenWithClaims({ merchant_id: 2 }),
      tokenWithClaims({ merchant_id: 5 }),
    );
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(await host.feed.loadMore()).to.deep.equal([]);
    await host.feed.loadMore();
    expect(ids(host)).to.deep.equal([7, 6]);
    expect(network.requests).to.deep.equal(['ana', 'ana 81', 'ana 81', 'ana']);
    host.disconnect();
  });

  it('makes the provider forget its token when there is no longer a member', async () => {
    const network = fakeNetwork(firstPageIds);
    const { token, reasons } = providerReturning('one');
    const host = await settled(requestFor('ana', network.fetch, token));
    host.configure({ ...requestFor('ana', network.fetch, token), key: 'another key' });
    await token.get();
    expect(reasons).to.have.length(1);
    host.configure(undefined);
    await token.get();
    expect(reasons).to.deep.equal(['initial', 'initial']);
    host.disconnect();
  });
});

describe('a feed that is hidden or removed, and comes back', () => {
  const page = withWindowEvents();
  replaced(Math, 'random', () => 0);

  it('requests the first page again if it was left while loading', async () => {
    const network = fakeNetwork(firstPageIds);
    const host = new Host();
    host.request = requestFor('ana', network.fetch);
    host.connect();
    await host.updateComplete;
    const first = host.feed.loadMore();
    page.dispatch('pagehide');
    expect(await first).to.deep.equal([]);
    expect(network.signals[0]?.aborted).to.equal(true);
    expect([host.feed.status, host.feed.error]).to.deep.equal(['idle', undefined]);
    page.dispatch('pageshow');
    await host.updateComplete;
    expect(network.requests).to.have.length(2);
    expect(await host.feed.loadMore()).to.have.length(20);
    page.dispatch('pageshow');
    await host.updateComplete;
    expect(network.requests).to.have.length(2);
    host.disconnect();
  });

  it('sends no request while it is disconnected', async () => {
    const network = fakeNetwork(firstPageIds);
    const host = await settled(requestFor('ana', network.fetch));
    host.disconnect();
    await Promise.resolve();
    for (const call of [host.feed.loadMore(), host.feed.refresh()]) {
      expect(await call).to.deep.equal([]);
    }
    expect(network.requests).to.have.length(1);
  });

  it('requests the first page in the task in which it is connected again', async () => {
    const network = fakeNetwork(firstPageIds);
    const host = new Host();
    host.request = requestFor('ana', network.fetch);
    host.connect();
    await host.updateComplete;
    host.disconnect();
    await Promise.resolve();
    expect(host.feed.status).to.equal('idle');
    host.connect();
    await host.updateComplete;
    expect(host.feed.status).to.equal('loading');
    host.disconnect();
  });

  it('does not repeat a first page that failed', async () => {
    const network = fakeNetwork(404);
    const host = await settled(requestFor('ana', network.fetch));
    page.dispatch('pageshow');
    await host.updateComplete;
    expect(network.requests).to.have.length(1);
    host.disconnect();
  });

  it('retries when the device is online again if the connection failed', async () => {
    const network = fakeNetwork('offline', 'offline', 'offline', firstPageIds);
    const host = await settled(requestFor('ana', network.fetch));
    expect(host.feed.error).to.include({ code: 'network', phase: 'first' });
    page.dispatch('online');
    expect([host.feed.status, host.feed.isRetrying]).to.deep.equal(['loading', true]);
    expect(await host.feed.loadMore()).to.have.length(20);
    page.dispatch('online');
    expect(network.requests).to.have.length(4);
    host.disconnect();
  });

  it('does not retry when the device is online again if something else failed', async () => {
    for (const status of [404, 503]) {
      const network = fakeNetwork(status);
      const host = await settled(requestFor('ana', network.fetch));
      const { length } = network.requests;
      page.dispatch('online');
      expect(host.feed.status).to.equal('error');
      expect(network.requests).to.have.length(length);
      host.disconnect();
    }
  });
});
