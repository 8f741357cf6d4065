import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { listenToRegion, regionsOf } from './helpers/announcements.js';
import { answering, createNetwork } from './helpers/network.js';

const activity = (id: number) => ({ id, type: 9 });
const pageOf = (...ids: readonly number[]) => ({ activities: ids.map(activity) });

const noMember =
  'We couldn’t find your membership. Please check that you signed in with the right account.';

/** A feed whose first page is on its way, and what it says. */
async function loading(
  properties: Parameters<typeof mount>[0] = {},
  faults: Parameters<typeof mount>[1] = {},
  prepare: (feed: Element) => void = () => {},
) {
  const network = createNetwork();
  const gate = network.hold();
  const view = await mount({ ...properties, fetch: network.fetch }, faults);
  prepare(view.feed);
  const said = listenToRegion(view.feed);
  gate.open();
  await view.settled();
  return { ...view, said };
}

describe('the first page', () => {
  it('says nothing when it is there: nobody asked', async () => {
    const { said } = await loading();
    expect(said).to.deep.equal([]);
  });

  it('says that there is nothing yet', async () => {
    const { said } = await loading({ user: members.empty });
    expect(said).to.deep.equal([
      'Nothing here yet. Your stamps will show up after your first purchase.',
    ]);
  });

  it('says that it failed, each time', async () => {
    const { said, button, settled } = await loading({}, { status: 404 });
    button()?.click();
    await settled();
    expect(said).to.deep.equal([noMember, noMember]);
  });

  it('speaks the feed’s language', async () => {
    const { said } = await loading({ lang: 'id', user: members.empty });
    expect(said).to.deep.equal([
      'Belum ada aktivitas. Stamp akan muncul di sini setelah belanja pertama Anda.',
    ]);
  });
});

describe('the page’s own words', () => {
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
    it(`are said where they stand in the slot "${slot}"`, async () => {
      const { said } = await loading(properties, faults, (feed) => own(feed, slot));
      expect(said).to.deep.equal(['No stamps yet. Shop! Soon.']);
    });
  }

  it('are the feed’s own where there are others, too: of some kinds only', async () => {
    const { said, texts } = await loading({ user: members.empty, types: ['survey'] });
    expect(said).to.deep.equal(texts('empty'));
    expect(said).to.deep.equal(['Nothing of this kind yet.']);
  });

  it('are said at the end, after how many came', async () => {
    const { feed, settled } = await mountSettled({ user: members.forty });
    feed.append(inSlot('end', 'Fin.'));
    await feed.loadMore();
    await settled();
    const said = listenToRegion(feed);
    await feed.loadMore();
    await settled();
    expect(said).to.deep.equal(['Fin.']);
  });

  it('are the feed’s where a picture stands in the slot, or a further page failed', async () => {
    const empty = await loading({ user: members.empty }, {}, (feed) =>
      feed.append(inSlot('empty', '<img alt="">')),
    );
    expect(empty.said[0]).to.contain('Nothing here yet.');
    const { feed, settled } = await mountSettled({}, { status: 404, page: 'more' });
    own(feed, 'error');
    const said = listenToRegion(feed);
    await feed.loadMore().catch(() => {});
    await settled();
    expect(said).to.deep.equal([noMember]);
  });
});

describe('the same words', () => {
  it('are said again for each page', async () => {
    const { feed, settled } = await mountSettled({ user: members.history, lang: 'id' });
    const said = listenToRegion(feed);
    for (let n = 0; n < 3; n++) await feed.loadMore();
    await settled();
    expect(said).to.deep.equal(Array(3).fill('20 aktivitas lainnya ditampilkan.'));
  });

  it('are said again for each failure of a page', async () => {
    const { feed, settled } = await mountSettled({}, { status: 404, page: 'more' });
    const said = listenToRegion(feed);
    await feed.loadMore().catch(() => {});
    await feed.retry().catch(() => {});
    await settled();
    expect(said).to.deep.equal([noMember, noMember]);
  });

  it('are said again for each refresh that brings as many', async () => {
    const fetch = answering(pageOf(1), pageOf(2, 1), pageOf(3, 2, 1), pageOf(3, 2, 1));
    const { feed, settled, rows } = await mountSettled({ fetch });
    const said = listenToRegion(feed);
    for (let n = 0; n < 3; n++) await feed.refresh();
    await settled();
    expect(rows()).to.have.length(1);
    expect(said).to.deep.equal(['One new activity.', 'One new activity.']);
  });

  it('are said again for each refresh that fails', async () => {
    const network = createNetwork();
    let fails = false;
    const { feed, settled } = await mountSettled({
      fetch: async (...request) =>
        fails ? new Response('{}', { status: 404 }) : network.fetch(...request),
    });
    const said = listenToRegion(feed);
    fails = true;
    await feed.refresh().catch(() => {});
    await feed.refresh().catch(() => {});
    await settled();
    expect(said).to.deep.equal([noMember, noMember]);
  });

  it('are not said again because something else is rendered', async () => {
    const { feed } = await mountSettled();
    await feed.loadMore();
    await feed.updateComplete;
    const said = listenToRegion(feed);
    feed.groupBy = 'day';
    await feed.updateComplete;
    feed.currency = 'USD';
    await feed.updateComplete;
    expect(said).to.deep.equal([]);
  });
});

describe('the live region', () => {
  it('is one, polite, silent, and outside the feed in every state', async () => {
    const states = [
      await mountSettled(),
      await mountSettled({ user: members.docsExample }),
      await mount({ user: undefined }),
      await mountSettled({ user: members.history, lang: 'id' }),
    ];
    for (const { feed } of states) {
      const regions = regionsOf(feed).map((region) => [
        region.getAttribute('role'),
        region.textContent,
        !!region.closest('[role=feed]'),
      ]);
      expect(regions).to.deep.equal([['status', '', false]]);
    }
  });

  it('forgets what it said when the feed is idle', async () => {
    const { feed } = await mountSettled();
    await feed.loadMore();
    await feed.updateComplete;
    feed.user = undefined;
    await feed.updateComplete;
    expect(regionsOf(feed)[0]?.textContent).to.equal('');
  });
});
