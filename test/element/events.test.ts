import { expect } from 'chai';
import { StampsEndEvent, StampsErrorEvent, StampsLoadEvent } from '../../src/index.js';
import { attach, look, mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { listen } from './helpers/events.js';

const typesOf = (events: readonly Event[]) => events.map(({ type }) => type);

describe('stamps-load', () => {
  it('is dispatched once per page, when the rows are rendered', async () => {
    const { feed, rows, settled } = await mount();
    const seen: number[] = [];
    feed.addEventListener('stamps-load', () => seen.push(rows().length));
    await settled();
    await feed.loadMore();
    await feed.loadMore();
    expect(seen).to.deep.equal([20, 40, 41]);
  });

  it('has the added activities and whether there are more', async () => {
    const { feed, settled } = await mount({ user: members.twenty });
    const loads: StampsLoadEvent[] = [];
    feed.addEventListener('stamps-load', (event) => loads.push(event));
    await settled();
    await feed.loadMore();
    const [first, second] = loads;
    expect(first).to.be.instanceOf(StampsLoadEvent);
    expect(first?.activities).to.deep.equal(feed.activities);
    expect(first?.page.activities).to.have.length(20);
    expect(first?.page.issues).to.deep.equal([]);
    expect(first?.page.messages).to.deep.equal([]);
    expect(first?.page.complete).to.equal(false);
    expect(first?.hasMore).to.equal(true);
    expect(second?.activities).to.have.length(0);
    expect(second?.hasMore).to.equal(false);
  });

  it('has only activities that were not shown before', async () => {
    const { feed } = await mountSettled({}, { repeat: 5 });
    const loads: StampsLoadEvent[] = [];
    feed.addEventListener('stamps-load', (event) => loads.push(event));
    const more = await feed.loadMore();
    expect(loads[0]?.activities).to.deep.equal(more);
    expect(loads[0]?.activities).to.have.length(15);
    expect(loads[0]?.page.activities).to.have.length(20);
  });

  it('is dispatched before the promise resolves', async () => {
    const { feed } = await mountSettled();
    const order: string[] = [];
    feed.addEventListener('stamps-load', () => order.push('event'));
    await feed.loadMore().then(() => order.push('promise'));
    expect(order).to.deep.equal(['event', 'promise']);
  });
});

describe('stamps-end', () => {
  it('is dispatched once, after the stamps-load of the last page', async () => {
    const { feed, settled } = await mount({ user: members.fortyOne });
    const events = listen(feed);
    await settled();
    await feed.loadMore();
    await feed.loadMore();
    await feed.loadMore();
    await feed.refresh();
    expect(typesOf(events)).to.deep.equal([
      'stamps-load',
      'stamps-load',
      'stamps-load',
      'stamps-end',
      'stamps-load',
    ]);
    expect(events[3]).to.be.instanceOf(StampsEndEvent);
  });

  for (const user of [members.empty, members.one]) {
    it(`is dispatched with the first page if there is only one (${user})`, async () => {
      const { feed, settled } = await mount({ user });
      const events = listen(feed);
      await settled();
      expect(typesOf(events)).to.deep.equal(['stamps-load', 'stamps-end']);
    });
  }

  it('is dispatched when the end is rendered', async () => {
    const { feed, texts, settled } = await mount({ user: members.one });
    const seen: string[][] = [];
    feed.addEventListener('stamps-end', () => seen.push(texts('end')));
    await settled();
    expect(seen).to.deep.equal([['That’s everything.']]);
  });

  it('is dispatched again for another list', async () => {
    const { feed, settled } = await mountSettled({ user: members.one });
    const events = listen(feed);
    feed.user = members.empty;
    await settled();
    expect(typesOf(events)).to.deep.equal(['stamps-load', 'stamps-end']);
  });
});

describe('stamps-error', () => {
  it('has the same error as the property, and is dispatched when it is rendered', async () => {
    const { feed, texts, settled } = await mount({}, { status: 404 });
    const seen: unknown[] = [];
    feed.addEventListener('stamps-error', ({ error }) => {
      seen.push(error, feed.error, feed.status, texts('error').length);
    });
    await settled();
    expect(seen).to.deep.equal([feed.error, feed.error, 'error', 1]);
    expect(feed.error?.code).to.equal('not-found');
  });

  it('is dispatched once per failure, including further pages', async () => {
    const { feed, settled } = await mountSettled({}, { status: 401, page: 'more' });
    const events = listen(feed);
    await feed.loadMore().catch(() => {});
    feed.retry();
    await settled();
    expect(typesOf(events)).to.deep.equal(['stamps-error', 'stamps-error']);
    expect(events[0]).to.be.instanceOf(StampsErrorEvent);
  });
});

describe('the events', () => {
  it('bubble and leave a shadow root that contains the feed', async () => {
    const host = attach(document.createElement('div'));
    const shadow = host.attachShadow({ mode: 'open' });
    const { feed, url } = await mount({ user: members.empty });
    const inner = document.createElement('stamps-activity-feed');
    Object.assign(inner, { apiUrl: url, user: members.one, token: feed.token });
    await look(feed).settled();
    const events = listen(document);
    shadow.append(inner);
    await look(inner).settled();
    expect(typesOf(events)).to.deep.equal(['stamps-load', 'stamps-end']);
    for (const { bubbles, composed, cancelable } of events) {
      expect({ bubbles, composed, cancelable }).to.deep.equal({
        bubbles: true,
        composed: true,
        cancelable: false,
      });
    }
  });

  it('allow listeners to change the feed', async () => {
    const { feed, ids, settled } = await mount({ user: members.one });
    feed.addEventListener('stamps-end', () => {
      feed.user = members.forty;
    });
    await settled();
    await settled();
    expect(ids()).to.have.length(20);
    expect(ids()[0]).to.equal('3500834');
  });
});
