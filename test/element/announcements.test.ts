import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import {
  expectAnnouncements,
  liveRegionsOf,
  recordAnnouncements,
} from './helpers/announcements.js';
import { createNetwork, respondWith } from './helpers/network.js';

const activity = (id: number) => ({ id, type: 9 });
const pageOf = (...ids: readonly number[]) => ({ activities: ids.map(activity) });

const moreFailedMessage = 'More of your activity couldn’t be loaded. Please try again in a moment.';
const notFoundMessage =
  'We couldn’t find your membership. Please check that you signed in with the right account.';

/** A feed whose first page is loading, and its announcements. */
async function loading(
  properties: Parameters<typeof mount>[0] = {},
  faults: Parameters<typeof mount>[1] = {},
  prepare: (feed: Element) => void = () => {},
) {
  const network = createNetwork();
  const gate = network.hold();
  const view = await mount({ ...properties, fetch: network.fetch }, faults);
  prepare(view.feed);
  const announcements = recordAnnouncements(view.feed);
  gate.open();
  await view.settled();
  return { ...view, announcements };
}

describe('the announcement of the first page', () => {
  it('is empty, because the member did not request it', async () => {
    const { announcements } = await loading();
    expect(announcements).to.deep.equal([]);
  });

  it('says that there are no activities yet', async () => {
    const { announcements } = await loading({ user: members.empty });
    await expectAnnouncements(
      announcements,
      'Nothing here yet. Your stamps will show up after your first purchase.',
    );
  });

  it('says that it failed, each time', async () => {
    const { announcements, button, settled } = await loading({}, { status: 404 });
    button()?.click();
    await settled();
    await expectAnnouncements(announcements, notFoundMessage, notFoundMessage);
  });

  it('is in the feed’s language', async () => {
    const { announcements } = await loading({ lang: 'id', user: members.empty });
    await expectAnnouncements(
      announcements,
      'Belum ada aktivitas. Stamp akan muncul di sini setelah belanja pertama Anda.',
    );
  });
});

describe('content in the page’s slots', () => {
  const inSlot = (slot: string, text: string) => {
    const element = document.createElement('p');
    element.slot = slot;
    element.innerHTML = text;
    return element;
  };
  const own = (feed: Element, slot: string) =>
    feed.append(inSlot(slot, `No stamps\n  yet. <a href="#">Shop!</a>`), inSlot(slot, 'Soon.'));

  for (const [slot, properties, faults] of [
    ['empty', { user: members.empty }, {}],
    ['error', {}, { status: 404 }],
  ] as const) {
    it(`is announced from the slot "${slot}"`, async () => {
      const { announcements } = await loading(properties, faults, (feed) => own(feed, slot));
      await expectAnnouncements(announcements, 'No stamps yet. Shop! Soon.');
    });
  }

  it('does not replace the message for a filter without results', async () => {
    const { announcements, texts } = await loading({ user: members.empty, types: ['survey'] });
    await expectAnnouncements(announcements, 'Nothing of this kind yet.');
    expect(texts('empty')).to.deep.equal(announcements);
  });

  it('is announced at the end of the history', async () => {
    const { feed, settled } = await mountSettled({ user: members.forty });
    feed.append(inSlot('end', 'Fin.'));
    const announcements = recordAnnouncements(feed);
    await feed.loadMore();
    await feed.loadMore();
    await settled();
    await expectAnnouncements(announcements, '20 more activities.', 'Fin.');
  });

  it('is not announced if it is only an image, or if a further page failed', async () => {
    const empty = await loading({ user: members.empty }, {}, (feed) =>
      feed.append(inSlot('empty', '<img alt="">')),
    );
    await waitUntil(() => empty.announcements[0]?.includes('Nothing here yet.'));
    const { feed, settled } = await mountSettled({}, { status: 404, page: 'more' });
    own(feed, 'error');
    const announcements = recordAnnouncements(feed);
    await feed.loadMore().catch(() => {});
    await settled();
    await expectAnnouncements(announcements, moreFailedMessage);
  });
});

describe('the same announcement', () => {
  it('is repeated for each page', async () => {
    const { feed, settled } = await mountSettled({ user: members.history, lang: 'id' });
    const announcements = recordAnnouncements(feed);
    for (let n = 0; n < 3; n++) await feed.loadMore();
    await settled();
    await expectAnnouncements(announcements, ...Array(3).fill('20 aktivitas lainnya ditampilkan.'));
  });

  it('is repeated for each failure of a page', async () => {
    const { feed, settled } = await mountSettled({}, { status: 404, page: 'more' });
    const announcements = recordAnnouncements(feed);
    await feed.loadMore().catch(() => {});
    await feed.retry().catch(() => {});
    await settled();
    await expectAnnouncements(announcements, moreFailedMessage, moreFailedMessage);
  });

  it('is repeated for each refresh that finds the same number', async () => {
    const fetch = respondWith(pageOf(1), pageOf(2, 1), pageOf(3, 2, 1), pageOf(3, 2, 1));
    const { feed, settled, rows } = await mountSettled({ fetch });
    const announcements = recordAnnouncements(feed);
    for (let n = 0; n < 3; n++) await feed.refresh();
    await settled();
    expect(rows()).to.have.length(1);
    await expectAnnouncements(announcements, 'One new activity.', 'One new activity.');
  });

  it('is repeated for each refresh that fails', async () => {
    const network = createNetwork();
    let fails = false;
    const { feed, settled } = await mountSettled({
      fetch: async (...request) =>
        fails ? new Response('{}', { status: 404 }) : network.fetch(...request),
    });
    const announcements = recordAnnouncements(feed);
    fails = true;
    await feed.refresh().catch(() => {});
    await feed.refresh().catch(() => {});
    await settled();
    await expectAnnouncements(announcements, notFoundMessage, notFoundMessage);
  });

  it('is not repeated when something else is rendered', async () => {
    const { feed } = await mountSettled();
    await feed.loadMore();
    await feed.updateComplete;
    const announcements = recordAnnouncements(feed);
    feed.groupBy = 'day';
    await feed.updateComplete;
    feed.currency = 'USD';
    await feed.updateComplete;
    expect(announcements).to.deep.equal([]);
  });
});

describe('the live region', () => {
  it('is single, polite, empty, and outside the feed in every state', async () => {
    const states = [
      await mountSettled(),
      await mountSettled({ user: members.docsExample }),
      await mount({ user: undefined }),
      await mountSettled({ user: members.history, lang: 'id' }),
    ];
    for (const { feed } of states) {
      const regions = liveRegionsOf(feed).map((region) => [
        region.getAttribute('aria-live'),
        region.textContent,
        !!region.closest('[role=feed]'),
      ]);
      expect(regions).to.deep.equal([['polite', '', false]]);
    }
  });

  it('is cleared when the feed becomes idle', async () => {
    const { feed } = await mountSettled();
    await feed.loadMore();
    await feed.updateComplete;
    feed.user = undefined;
    await feed.updateComplete;
    expect(liveRegionsOf(feed)[0]?.textContent).to.equal('');
  });

  it('has no role, so that nothing is read at its place while it is empty', async () => {
    const { feed } = await mountSettled();
    const region = liveRegionsOf(feed)[0];
    // One that is removed while it is empty is not announced in Firefox.
    expect(getComputedStyle(region as Element).display).to.equal('block');
    expect(region?.hasAttribute('role')).to.equal(false);
    expect(region?.getAttribute('aria-atomic')).to.equal('true');
  });
});
