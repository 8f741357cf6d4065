import { expect } from 'chai';
import { FeedError } from '../../src/index.js';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode, expectSameNodes } from './helpers/nodes.js';

/** Both requests fail: the one with the cursor, and the one with the id before it. */
const notFound = { status: 404, page: 'more', times: 2 } as const;

describe('a further page that fails', () => {
  it('keeps the rows, shows the error and keeps the button', async () => {
    const { feed, rows, button, settled, texts } = await mountSettled({}, notFound);
    const before = rows();
    button()?.click();
    await settled();
    expectSameNodes(rows(), before);
    expect(feed.status).to.equal('error');
    expect(feed.hasMore).to.equal(true);
    expect(feed.error).to.be.instanceOf(FeedError);
    expect(feed.error?.code).to.equal('not-found');
    expect(feed.error?.status).to.equal(404);
    expect(feed.error?.phase).to.equal('more');
    expect(texts('error')).to.deep.equal([
      'More of your activity couldn’t be loaded. Please try again in a moment.',
    ]);
    expect(texts('end')).to.deep.equal([]);
  });

  it('turns the same button into a retry button', async () => {
    const { button, settled } = await mountSettled({}, notFound);
    const before = button();
    before?.click();
    await settled();
    expectSameNode(button(), before);
    expect(before?.part.contains('load-more')).to.equal(true);
    expect(before?.part.contains('retry')).to.equal(true);
    expect(before?.textContent).to.contain('Try again');
    expect(before?.hasAttribute('aria-disabled')).to.equal(false);
  });

  it('is requested again by the button, without duplicates', async () => {
    const { feed, button, ids, settled, texts, requests } = await mountSettled({}, notFound);
    button()?.click();
    await settled();
    button()?.click();
    await settled();
    expect(feed.status).to.equal('ready');
    expect(feed.error).to.equal(undefined);
    expect(texts('error')).to.deep.equal([]);
    expect(button()?.getAttribute('part')).to.equal('load-more');
    expect(ids()).to.have.length(40);
    expect(new Set(ids()).size).to.equal(40);
    const [, failed, , again] = await requests();
    expect(again?.search).to.equal(failed?.search);
  });

  it('rejects with the feed’s error', async () => {
    const { feed } = await mountSettled({}, notFound);
    const reason = await feed.loadMore().then(
      () => undefined,
      (error) => error,
    );
    expect(reason).to.be.instanceOf(FeedError);
    expect(reason).to.equal(feed.error);
  });

  it('rejects for all callers, and the rejection may be ignored', async () => {
    const { feed, settled } = await mountSettled({}, { ...notFound, times: 4 });
    const reasons = await Promise.allSettled([feed.loadMore(), feed.loadMore()]);
    expect(reasons.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected']);
    // An unhandled rejection would fail the test run.
    feed.loadMore();
    await settled();
    expect(feed.error?.code).to.equal('not-found');
  });

  it('is requested again by retry() and by loadMore()', async () => {
    for (const method of ['retry', 'loadMore'] as const) {
      const { feed, ids } = await mountSettled({}, notFound);
      await feed.loadMore().catch(() => {});
      expect(await feed[method]()).to.have.length(20);
      expect(ids()).to.have.length(40);
      expect(feed.status).to.equal('ready');
    }
  });

  it('clears the error as soon as a retry begins', async () => {
    const network = createNetwork();
    const { feed, button, texts, settled } = await mountSettled({ fetch: network.fetch }, notFound);
    await feed.loadMore().catch(() => {});
    const gate = network.hold();
    button()?.click();
    expect(feed.error).to.equal(undefined);
    expect(feed.status).to.equal('loading');
    await feed.updateComplete;
    expect(texts('error')).to.deep.equal([]);
    expect(button()?.textContent?.trim()).to.equal('Loading');
    gate.open();
    await settled();
    expect(feed.status).to.equal('ready');
  });

  it('is retried automatically if the error is temporary', async () => {
    const { feed, requests } = await mountSettled({}, { status: 503, page: 'more', times: 2 });
    expect(await feed.loadMore()).to.have.length(20);
    expect((await requests()).map(({ status }) => status)).to.deep.equal([200, 503, 503, 200]);
  });

  it('may fail again and again', async () => {
    const { feed, ids } = await mountSettled(
      { user: members.forty },
      { status: 400, page: 'more', times: 6 },
    );
    for (let n = 0; n < 3; n++) {
      expect((await Promise.allSettled([feed.loadMore()]))[0]?.status).to.equal('rejected');
      expect(ids()).to.have.length(20);
    }
    expect(await feed.loadMore()).to.have.length(20);
    expect(await feed.loadMore()).to.have.length(0);
    expect(feed.hasMore).to.equal(false);
  });
});

describe('a further page whose cursor was deleted', () => {
  for (const status of [400, 404] as const) {
    it(`is requested once more with the id before it (${status})`, async () => {
      const once = { status, page: 'more', times: 1 } as const;
      const { feed, ids, requests } = await mountSettled({ user: members.forty }, once);
      const before = ids();
      await feed.loadMore();
      expect(ids().length).to.be.greaterThan(before.length);
      expect(new Set(ids()).size).to.equal(ids().length);
      const cursors = (await requests()).map(({ search }) =>
        new URLSearchParams(search).get('older_than'),
      );
      expect(cursors).to.deep.equal(
        [null, before.at(-1), before.at(-2)].map((id) => id && `${id}`),
      );
    });
  }
});

describe('the words for a further page that fails', () => {
  const more = {
    en: 'More of your activity couldn’t be loaded. Please try again in a moment.',
    id: 'Aktivitas lainnya tidak dapat dimuat. Silakan coba beberapa saat lagi.',
  };
  for (const [lang, text] of Object.entries(more)) {
    for (const status of [400, 404] as const) {
      it(`are not about the membership (${status}, ${lang})`, async () => {
        const { feed, texts } = await mountSettled({ lang }, { ...notFound, status });
        await feed.loadMore().catch(() => {});
        expect(texts('error')).to.deep.equal([text]);
      });
    }
  }
});

describe('a first page that fails', () => {
  it('shows the error instead of rows, and a retry button', async () => {
    const { feed, rows, texts, button, part } = await mountSettled({}, { status: 401, times: 1 });
    expect(feed.status).to.equal('error');
    expect(feed.hasMore).to.equal(false);
    expect(feed.error?.phase).to.equal('first');
    expect(rows()).to.have.length(0);
    expect(!!part('skeleton')).to.equal(false);
    expect(texts('error')).to.deep.equal(['Please sign in again to see your activity.']);
    expect(button()?.part.contains('retry')).to.equal(true);
  });

  it('is requested again by the button', async () => {
    const { feed, rows, button, settled } = await mountSettled({}, { status: 404, times: 1 });
    button()?.click();
    await settled();
    expect(feed.status).to.equal('ready');
    expect(rows()).to.have.length(20);
  });

  it('is requested again by loadMore(), refresh() and retry()', async () => {
    for (const method of ['loadMore', 'refresh', 'retry'] as const) {
      const { feed, rows } = await mountSettled({}, { status: 404, times: 1 });
      expect(await feed[method]()).to.have.length(20);
      expect(rows()).to.have.length(20);
    }
  });
});
