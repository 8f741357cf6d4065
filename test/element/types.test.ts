import { expect } from 'chai';
import type { ActivityKind } from '../../src/index.js';
import { mount, mountMarkup, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { createNetwork, respondWith } from './helpers/network.js';

const item = (id: number, type: number) => ({ id, type, created: 1_760_000_000 + id });
/** Twenty activities with descending ids and the same type, with some exceptions. */
const page = (from: number, type: number, others: Readonly<Record<number, number>> = {}) => ({
  activities: Array.from({ length: 20 }, (_, n) => item(from - n, others[from - n] ?? type)),
});
const kindsOf = (activities: readonly { kind: ActivityKind }[]) => [
  ...new Set(activities.map(({ kind }) => kind)),
];

describe('the types property', () => {
  it('shows activities of these kinds and no others', async () => {
    const { feed, rows } = await mountSettled({
      user: members.everyKind,
      types: ['redemption', 'award'],
    });
    expect(kindsOf(feed.activities).sort()).to.deep.equal(['award', 'redemption']);
    expect(rows()).to.have.length(feed.activities.length);
  });

  it('is read from an attribute with spaces or commas', async () => {
    const { feed, settled } = await mountMarkup({
      user: members.everyKind,
      types: ' redemption, award ',
    });
    await settled();
    expect(feed.types).to.deep.equal(['redemption', 'award']);
    expect(kindsOf(feed.activities).sort()).to.deep.equal(['award', 'redemption']);
  });

  it('loads pages until there are enough rows', async () => {
    const { feed, requests } = await mountSettled({
      user: members.history,
      types: ['transaction'],
    });
    expect(feed.activities.length).to.be.at.least(20);
    expect((await requests()).length).to.be.within(1, 5);
    const before = feed.activities.length;
    const more = await feed.loadMore();
    expect(more.length).to.be.at.least(20);
    expect(feed.activities).to.have.length(before + more.length);
  });

  it('shows rows while it loads more', async () => {
    const network = createNetwork();
    let n = 0;
    const { feed, rows, part } = await mount({
      types: ['registration'],
      fetch: (input, init) => {
        n += 1;
        const body = n === 1 ? page(1000, 0, { 990: 9 }) : page(1000 - 20 * (n - 1), 0);
        return n === 1 ? Promise.resolve(Response.json(body)) : network.fetch(input, init);
      },
    });
    network.hold();
    while (rows().length === 0) await new Promise((resolve) => setTimeout(resolve));
    expect(feed.status).to.equal('loading');
    expect(rows()).to.have.length(1);
    expect(!!part('skeleton')).to.equal(false);
  });

  it('stops after five pages, and shows that there may be more', async () => {
    const pages = Array.from({ length: 8 }, (_, n) => page(1000 - 20 * n, 0));
    let requestCount = 0;
    const respond = respondWith(...pages);
    const { feed, rows, text, button } = await mountSettled({
      types: ['survey'],
      lang: 'en',
      fetch: (...request) => {
        requestCount += 1;
        return respond(...request);
      },
    });
    expect(requestCount).to.equal(5);
    expect(rows()).to.have.length(0);
    expect(feed.status).to.equal('ready');
    expect(feed.hasMore).to.equal(true);
    expect(text()).to.contain('Nothing recent.');
    expect(!!button()).to.equal(true);
  });

  it('shows at the end of the history that there are no activities of the kind', async () => {
    const { feed, texts } = await mountSettled({
      types: ['survey'],
      lang: 'en',
      fetch: respondWith({ activities: [item(2, 0), item(1, 9)] }),
    });
    expect(feed.hasMore).to.equal(false);
    expect(texts('empty')).to.deep.equal(['Nothing of this kind yet.']);
  });

  it('may be changed, and does not request a page twice', async () => {
    const { feed, rows, requests, settled } = await mountSettled({ user: members.everyKind });
    const all = rows().length;
    const pages = (await requests()).length;
    feed.types = ['award'];
    await settled();
    expect(kindsOf(feed.activities)).to.deep.equal(['award']);
    feed.types = [];
    await settled();
    expect(rows().length).to.be.at.least(all);
    const searches = (await requests()).map(({ search }) => search);
    expect(new Set(searches).size).to.equal(searches.length);
    expect(searches.length).to.be.at.least(pages);
  });

  it('reports an unknown kind by name, and sends no request', async () => {
    const { feed, requests } = await mountSettled({ types: 'transaction gifts' as never });
    expect(feed.error?.code).to.equal('invalid-config');
    expect(feed.error?.message)
      .to.match(/^types: "gifts"/)
      .and.to.contain('redemption');
    expect(await requests()).to.have.length(0);
  });

  it('may be set to an equal value without an effect', async () => {
    const network = createNetwork();
    const { feed, settled } = await mountSettled({ types: ['award'], fetch: network.fetch });
    const sent = network.sent.length;
    feed.types = ['award'];
    feed.setAttribute('types', 'award');
    await settled();
    expect(network.sent).to.have.length(sent);
  });

  it('only counts new activities of these kinds', async () => {
    const { feed } = await mountSettled({
      types: ['registration'],
      fetch: respondWith(
        { activities: [item(2, 9), item(1, 0)] },
        { activities: [item(5, 0), item(4, 9), item(3, 0), item(2, 9), item(1, 0)] },
      ),
    });
    await feed.refresh();
    expect(feed.newCount).to.equal(1);
    expect((await feed.showNew()).map(({ id }) => id)).to.deep.equal([4]);
    expect(feed.activities.map(({ id }) => id)).to.deep.equal([4, 2]);
  });
});
