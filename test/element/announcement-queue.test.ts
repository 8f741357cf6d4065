import { expect } from 'chai';
import { mountSettled, plain } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import {
  expectAnnouncements,
  liveRegionsOf,
  recordAnnouncements,
} from './helpers/announcements.js';
import { createNetwork, respondWith } from './helpers/network.js';

const pageOf = (...ids: readonly number[]) => ({
  activities: ids.map((id) => ({ id, type: 9 })),
});

/** Pages that have one more new activity each. */
const growing = (count: number) =>
  Array.from({ length: count + 1 }, (_, n) =>
    pageOf(...Array.from({ length: n + 1 }, (_, older) => n + 1 - older)),
  );

/** Counts the frames that were painted, and records each text of the live region with the count. */
function recordFrames(feed: Element) {
  const region = liveRegionsOf(feed)[0] as Element;
  const changes: { text: string; frame: number }[] = [];
  let frame = 0;
  const count = () => {
    frame += 1;
    if (feed.isConnected) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  new MutationObserver(() => changes.push({ text: plain(region.textContent), frame })).observe(
    region,
    { childList: true, characterData: true, subtree: true },
  );
  return changes;
}

describe('messages that come at once', () => {
  it('are announced one after the other, and none is lost', async () => {
    const { feed } = await mountSettled({ fetch: respondWith(...growing(8)) });
    const announcements = recordAnnouncements(feed);
    for (let n = 0; n < 8; n++) await feed.refresh();
    expect(feed.newCount).to.equal(8);
    await expectAnnouncements(announcements, ...Array(8).fill('One new activity.'));
  });

  it('stay for two frames or more, and so does the empty region between them', async () => {
    const { feed } = await mountSettled({ fetch: respondWith(...growing(3)) });
    const changes = recordFrames(feed);
    for (let n = 0; n < 3; n++) await feed.refresh();
    await waitUntil(() => changes.length === 5);
    expect(changes.map(({ text }) => text)).to.deep.equal([
      'One new activity.',
      '',
      'One new activity.',
      '',
      'One new activity.',
    ]);
    changes.slice(1).forEach(({ frame }, index) => {
      expect(frame - (changes[index]?.frame ?? 0)).to.be.at.least(2);
    });
  });

  it('keep their order if they differ', async () => {
    const { feed } = await mountSettled({
      fetch: respondWith(pageOf(1), pageOf(2, 1), pageOf(4, 3, 2, 1), pageOf(5, 4, 3, 2, 1)),
    });
    const announcements = recordAnnouncements(feed);
    for (let n = 0; n < 3; n++) await feed.refresh();
    await expectAnnouncements(
      announcements,
      'One new activity.',
      '2 new activities.',
      'One new activity.',
    );
  });

  it('go on after the feed was moved', async () => {
    const { feed } = await mountSettled({ fetch: respondWith(...growing(3)) });
    const announcements = recordAnnouncements(feed);
    for (let n = 0; n < 3; n++) await feed.refresh();
    const moved = document.createElement('div');
    document.body.append(moved);
    moved.append(feed);
    await expectAnnouncements(announcements, ...Array(3).fill('One new activity.'));
    moved.remove();
  });

  it('are dropped when another member is shown', async () => {
    const { feed, settled } = await mountSettled({}, { status: 404, page: 'more' });
    const announcements = recordAnnouncements(feed);
    await feed.loadMore().catch(() => {});
    await waitUntil(() => announcements.length === 1);
    for (let n = 0; n < 3; n++) await feed.retry().catch(() => {});
    // The last one still waits, because the region has to be emptied first.
    const count = announcements.length;
    feed.user = members.empty;
    await settled();
    await waitUntil(() => announcements.length > count);
    expect(announcements).to.have.length(count + 1);
    expect(announcements.at(-1)).to.contain('Nothing here yet.');
  });
});

describe('a message', () => {
  it('is removed after a while, so that it is not announced when the feed is shown again', async () => {
    const { feed } = await mountSettled({}, { status: 404, page: 'more' });
    const announcements = recordAnnouncements(feed);
    await feed.loadMore().catch(() => {});
    await waitUntil(() => announcements.length === 1);
    await waitUntil(() => liveRegionsOf(feed)[0]?.textContent === '');
    expect(announcements).to.have.length(1);
  });

  it('is removed with the feed', async () => {
    const { feed } = await mountSettled({}, { status: 404, page: 'more' });
    const announcements = recordAnnouncements(feed);
    await feed.loadMore().catch(() => {});
    await waitUntil(() => announcements.length === 1);
    feed.remove();
    expect(liveRegionsOf(feed)[0]?.textContent).to.equal('');
  });
});

describe('a further page that takes longer than a second', () => {
  it('is announced once, and a fast one is not', async () => {
    const network = createNetwork();
    const { feed } = await mountSettled({ user: members.history, fetch: network.fetch });
    const announcements = recordAnnouncements(feed);
    await feed.loadMore();
    await expectAnnouncements(announcements, '20 more activities.');
    const gate = network.hold();
    const start = performance.now();
    const more = feed.loadMore();
    await expectAnnouncements(announcements, '20 more activities.', 'Loading');
    expect(performance.now() - start).to.be.at.least(1000);
    feed.groupBy = 'day';
    await feed.updateComplete;
    gate.open();
    await more;
    await expectAnnouncements(
      announcements,
      '20 more activities.',
      'Loading',
      '20 more activities.',
    );
  });

  it('is announced in the feed’s language, also when it is loaded again after a failure', async () => {
    const network = createNetwork();
    const { feed } = await mountSettled(
      { user: members.forty, lang: 'id', fetch: network.fetch },
      { status: 404, page: 'more', times: 2 },
    );
    await feed.loadMore().catch(() => {});
    const announcements = recordAnnouncements(feed);
    const gate = network.hold();
    const retry = feed.retry();
    await waitUntil(() => announcements.includes('Memuat'));
    gate.open();
    await retry;
    await waitUntil(() => announcements.length > 1);
    expect(announcements.filter((text) => text === 'Memuat')).to.have.length(1);
  });

  it('is not announced for the first page', async () => {
    const network = createNetwork();
    const { feed, settled } = await mountSettled({ fetch: network.fetch });
    const other = await mountSettled({ user: members.history, fetch: network.fetch });
    const announcements = recordAnnouncements(feed);
    const gate = network.hold();
    feed.user = members.twenty;
    await feed.updateComplete;
    // This one starts later, and is announced after a second.
    const more = other.feed.loadMore();
    await expectAnnouncements(recordAnnouncements(other.feed), 'Loading');
    gate.open();
    await settled();
    await more;
    expect(announcements).to.deep.equal([]);
  });
});
