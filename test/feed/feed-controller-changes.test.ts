import { expect } from 'chai';
import { FeedTokenProvider } from '../../src/feed/token/feed-token-provider.js';
import { feedError, replaced } from '../api/harness.js';
import { answers, requestFor } from './helpers/answers.js';
import { Host } from './helpers/host.js';
import { withPage } from './helpers/page.js';
import { saying } from './helpers/tokens.js';

const twenty = Array.from({ length: 20 }, (_, n) => 100 - n);
const ids = ({ feed }: Host) => feed.list.activities.map(({ id }) => id);

/** A feed on a page that asks for this, once its first page is in, or has failed. */
async function settled(request: Host['request']): Promise<Host> {
  const host = new Host();
  host.request = request;
  host.connect();
  await host.updateComplete;
  await host.feed.loadMore().catch(() => {});
  return host;
}

describe('a feed whose token was renewed', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  for (const [status, code] of [
    [401, 'unauthorized'],
    [403, 'forbidden'],
  ] as const) {
    it(`tries again what was refused with ${status}`, async () => {
      const network = answers(status, twenty);
      const host = await settled(requestFor('ana', network.fetch, 'old'));
      expect(host.feed.error?.code).to.equal(code);
      host.configure(requestFor('ana', network.fetch, 'new'));
      expect([host.feed.status, host.feed.isRetrying]).to.deep.equal(['loading', true]);
      expect(await host.feed.loadMore()).to.have.length(20);
      expect(network.tokens).to.deep.equal(['Bearer old', 'Bearer new']);
      host.disconnect();
    });
  }

  it('does nothing where it is the same, nothing failed, or it failed otherwise', async () => {
    const network = answers(404);
    const host = await settled(requestFor('ana', network.fetch, 'old'));
    host.configure(requestFor('ana', network.fetch, 'new'));
    expect(host.feed.error?.code).to.equal('not-found');
    const refused = answers(401);
    const other = await settled(requestFor('ana', refused.fetch, 'old'));
    other.configure(requestFor('ana', refused.fetch, 'old'));
    expect(other.feed.status).to.equal('error');
    const fine = answers(twenty);
    const third = await settled(requestFor('ana', fine.fetch, 'old'));
    third.configure(requestFor('ana', fine.fetch, 'new'));
    expect(third.feed.status).to.equal('ready');
    for (const { asked } of [network, refused, fine]) expect(asked).to.have.length(1);
    for (const one of [host, other, third]) one.disconnect();
  });

  it('while it is being refused asks with the new one, for the same load', async () => {
    const network = answers(401, twenty);
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

  it('tries again a further page that was refused, from where it was', async () => {
    const network = answers(twenty, 401, [7]);
    const host = await settled(requestFor('ana', network.fetch, 'old'));
    expect(await feedError(host.feed.loadMore())).to.include({ phase: 'more' });
    host.configure(requestFor('ana', network.fetch, 'new'));
    expect(host.feed.status).to.equal('loading');
    expect((await host.feed.retry()).map(({ id }) => id)).to.deep.equal([7]);
    expect(network.asked).to.deep.equal(['ana', 'ana 81', 'ana 81']);
    host.disconnect();
  });

  it('or its type tries again what was refused', async () => {
    const network = answers(401, twenty);
    const request = requestFor('ana', network.fetch, 'same');
    const host = await settled(request);
    host.configure({ ...request, options: { ...request.options, tokenType: 'JWT' } });
    expect(host.feed.status).to.equal('loading');
    await host.feed.loadMore();
    expect(network.tokens).to.deep.equal(['Bearer same', 'JWT same']);
    host.disconnect();
  });

  it('empties the list if it is another merchant’s', async () => {
    const network = answers(twenty, [7]);
    const host = await settled(requestFor('ana', network.fetch, saying({ merchant_id: 2 })));
    host.configure(requestFor('ana', network.fetch, saying({ merchant_id: 5 })));
    expect(ids(host)).to.deep.equal([]);
    await host.feed.loadMore();
    expect(ids(host)).to.deep.equal([7]);
    host.disconnect();
  });
});

describe('a feed whose token can be had anew', () => {
  withPage();
  replaced(Math, 'random', () => 0);

  const giving = (...tokens: readonly string[]) => {
    const reasons: string[] = [];
    const token = new FeedTokenProvider(async (reason) => {
      reasons.push(reason);
      return tokens[Math.min(reasons.length, tokens.length) - 1] ?? '';
    });
    return { token, reasons };
  };

  it('repeats what was refused once, with another token', async () => {
    const network = answers(401, twenty);
    const { token, reasons } = giving('one', 'two');
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(ids(host)).to.deep.equal(twenty);
    expect(network.tokens).to.deep.equal(['Bearer one', 'Bearer two']);
    expect(reasons).to.deep.equal(['initial', 'refused']);
    host.disconnect();
  });

  it('repeats nothing with the very token that was refused', async () => {
    const network = answers(401);
    const { token } = giving('one');
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(host.feed.error).to.include({ code: 'unauthorized', phase: 'first' });
    expect(network.asked).to.have.length(1);
    host.disconnect();
  });

  it('repeats no 403 once the token was taken, and no error of another kind', async () => {
    const network = answers(twenty, 403);
    const { token, reasons } = giving('one', 'two');
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(await feedError(host.feed.loadMore())).to.include({ code: 'forbidden', phase: 'more' });
    expect(reasons).to.deep.equal(['initial']);
    host.disconnect();
  });

  it('says of a token that can’t be had which page it was for', async () => {
    const network = answers(twenty);
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

  it('empties its list when the token is another merchant’s', async () => {
    const network = answers(twenty, 401, twenty, [7, 6]);
    const { token } = giving(saying({ merchant_id: 2 }), saying({ merchant_id: 5 }));
    const host = await settled(requestFor('ana', network.fetch, token));
    expect(await host.feed.loadMore()).to.deep.equal([]);
    await host.feed.loadMore();
    expect(ids(host)).to.deep.equal([7, 6]);
    expect(network.asked).to.deep.equal(['ana', 'ana 81', 'ana 81', 'ana']);
    host.disconnect();
  });

  it('forgets it with the member, and only then', async () => {
    const network = answers(twenty);
    const { token, reasons } = giving('one');
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

describe('a feed that leaves and comes back', () => {
  const page = withPage();
  replaced(Math, 'random', () => 0);

  it('asks for a first page that it lacks, once its properties are in', async () => {
    const network = answers(twenty);
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
    expect(network.asked).to.have.length(2);
    expect(await host.feed.loadMore()).to.have.length(20);
    page.dispatch('pageshow');
    await host.updateComplete;
    expect(network.asked).to.have.length(2);
    host.disconnect();
  });

  it('asks for nothing while it is away', async () => {
    const network = answers(twenty);
    const host = await settled(requestFor('ana', network.fetch));
    host.disconnect();
    await Promise.resolve();
    for (const call of [host.feed.loadMore(), host.feed.refresh()]) {
      expect(await call).to.deep.equal([]);
    }
    expect(network.asked).to.have.length(1);
  });

  it('asks for a first page of its own accord, in the task in which it is back', async () => {
    const network = answers(twenty);
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

  it('does not ask again for a first page that failed', async () => {
    const network = answers(404);
    const host = await settled(requestFor('ana', network.fetch));
    page.dispatch('pageshow');
    await host.updateComplete;
    expect(network.asked).to.have.length(1);
    host.disconnect();
  });

  it('asks again when it is online, where the connection failed', async () => {
    const network = answers('offline', 'offline', 'offline', twenty);
    const host = await settled(requestFor('ana', network.fetch));
    expect(host.feed.error).to.include({ code: 'network', phase: 'first' });
    page.dispatch('online');
    expect([host.feed.status, host.feed.isRetrying]).to.deep.equal(['loading', true]);
    expect(await host.feed.loadMore()).to.have.length(20);
    page.dispatch('online');
    expect(network.asked).to.have.length(4);
    host.disconnect();
  });

  it('asks for nothing when it is online, where something else failed', async () => {
    for (const status of [404, 503]) {
      const network = answers(status);
      const host = await settled(requestFor('ana', network.fetch));
      const { length } = network.asked;
      page.dispatch('online');
      expect(host.feed.status).to.equal('error');
      expect(network.asked).to.have.length(length);
      host.disconnect();
    }
  });
});
