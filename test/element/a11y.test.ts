import { expect as expectPlugged } from '@open-wc/testing';
import { expect } from 'chai';
import { mount, mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { liveRegionsOf } from './helpers/announcements.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

type Feed = HTMLElementTagNameMap['stamps-activity-feed'];

const status = (feed: Feed) => liveRegionsOf(feed)[0];
const announcement = (feed: Feed) => plain(status(feed)?.textContent ?? null);

for (const lang of ['en', 'id'] as const) {
  describe(`axe finds no violation (${lang})`, () => {
    const check = async ({ feed }: { feed: Feed }) => {
      await expectPlugged(feed).to.be.accessible();
    };

    it('while the first page loads', async () => {
      const network = createNetwork();
      const gate = network.hold();
      const mounted = await mount({ lang, fetch: network.fetch });
      expect(mounted.feed.status).to.equal('loading');
      await check(mounted);
      gate.open();
      await mounted.settled();
    });

    it('with rows and more to come', async () => {
      await check(await mountSettled({ lang, user: members.everyKind }));
    });

    it('at the end of the history', async () => {
      await check(await mountSettled({ lang, user: members.docsExample }));
    });

    it('while the feed is empty', async () => {
      await check(await mountSettled({ lang, user: members.empty }));
    });

    it('while the feed is idle', async () => {
      await check(await mount({ lang, user: undefined }));
    });

    it('after the first page failed', async () => {
      await check(await mountSettled({ lang }, { status: 404 }));
    });

    it('after a further page failed', async () => {
      const mounted = await mountSettled({ lang }, { status: 404, page: 'more' });
      await mounted.feed.loadMore().catch(() => {});
      await check(mounted);
    });
  });
}

describe('the ARIA feed pattern', () => {
  it('names the feed', async () => {
    const { part } = await mountSettled();
    expect(part('feed')?.getAttribute('role')).to.equal('feed');
    expect(part('feed')?.getAttribute('aria-label')).to.equal('Stamps activity');
    expect(part('feed')?.getAttribute('aria-busy')).to.equal('false');
  });

  it('names each article by its title, and has one article in the tab order', async () => {
    const { feed, rows, texts } = await mountSettled();
    const names = rows().map((row) =>
      plain(
        feed.shadowRoot?.getElementById(row.getAttribute('aria-labelledby') ?? '')?.textContent ??
          '',
      ),
    );
    expect(names).to.deep.equal(texts('title'));
    expect(rows().map(({ tabIndex }) => tabIndex)).to.deep.equal([0, ...Array(19).fill(-1)]);
  });

  it('numbers the rows, and sets the size once it is known', async () => {
    const { feed, rows } = await mountSettled({ user: members.fortyOne });
    const attributes = (name: string) => rows().map((row) => row.getAttribute(name));
    const counted = (to: number) => Array.from({ length: to }, (_, n) => String(n + 1));
    expect(attributes('aria-posinset')).to.deep.equal(counted(20));
    expect(new Set(attributes('aria-setsize'))).to.deep.equal(new Set(['-1']));
    await feed.loadMore();
    await feed.loadMore();
    expect(attributes('aria-posinset')).to.deep.equal(counted(41));
    expect(new Set(attributes('aria-setsize'))).to.deep.equal(new Set(['41']));
  });
});

describe('the live region', () => {
  it('exists and is empty before there is something to announce', async () => {
    const network = createNetwork();
    const gate = network.hold();
    const { feed, settled } = await mount({ fetch: network.fetch });
    const region = status(feed);
    expect(!!region).to.equal(true);
    expect(announcement(feed)).to.equal('');
    gate.open();
    await settled();
    expectSameNode(status(feed), region);
  });

  it('is never replaced', async () => {
    const { feed, button, settled } = await mountSettled(
      {},
      { status: 404, page: 'more', times: 2 },
    );
    const region = status(feed);
    button()?.click();
    await settled();
    button()?.click();
    await settled();
    feed.user = members.empty;
    await settled();
    feed.user = undefined;
    await settled();
    expectSameNode(status(feed), region);
    expect(region?.isConnected).to.equal(true);
  });

  it('announces how many activities were added, and the end of the history', async () => {
    const { feed } = await mountSettled({ user: members.fortyOne });
    await feed.loadMore();
    await feed.updateComplete;
    expect(announcement(feed)).to.equal('20 more activities.');
    await feed.loadMore();
    await waitUntil(() => announcement(feed) === 'One more activity. That’s everything.');
  });

  it('is empty while a page loads, so that the same text is announced again', async () => {
    const network = createNetwork();
    const { feed } = await mountSettled({ user: members.history, fetch: network.fetch });
    await feed.loadMore();
    await waitUntil(() => announcement(feed) === '20 more activities.');
    const gate = network.hold();
    const more = feed.loadMore();
    await waitUntil(() => announcement(feed) === '');
    gate.open();
    await more;
    await waitUntil(() => announcement(feed) === '20 more activities.');
  });

  it('announces an error in the member’s words', async () => {
    const { feed } = await mountSettled({}, { status: 404, page: 'more' });
    await feed.loadMore().catch(() => {});
    await feed.updateComplete;
    expect(announcement(feed)).to.equal(
      'More of your activity couldn’t be loaded. Please try again in a moment.',
    );
  });
});
