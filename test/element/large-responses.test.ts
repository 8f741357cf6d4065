import { expect } from 'chai';
import { mount, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { activities, respondWith } from './helpers/network.js';

const item = (id: number) => ({ id, type: 9, created: 1_700_000_000 + id });

describe('a page that arrives slowly', () => {
  it('shows a skeleton until it is complete', async () => {
    const { feed, part, rows, settled, requests } = await mount({}, { body: 'slow', latency: 800 });
    expect(feed.status).to.equal('loading');
    expect(part('skeleton')).to.not.equal(undefined);
    expect(rows()).to.have.length(0);
    await settled();
    expect(rows()).to.have.length(20);
    expect(part('skeleton')).to.equal(undefined);
    expect(await requests()).to.have.length(1);
  });

  it('is aborted when the member changes', async () => {
    const { feed, ids, settled } = await mount({}, { body: 'slow', latency: 800 });
    feed.user = members.twenty;
    await settled();
    const own = ids();
    expect(own).to.have.length(20);
    const other = await mountSettled({ user: members.twenty });
    expect(other.ids()).to.deep.equal(own);
  });
});

describe('a very large page', function () {
  this.timeout(60_000);

  it('of 100,000 activities is shown in portions of 200', async () => {
    const all = Array.from({ length: 100_000 }, (_, n) => item(100_000 - n));
    const { feed, rows, ids, button } = await mountSettled({
      fetch: respondWith(JSON.stringify({ activities: all })),
    });
    expect(rows()).to.have.length(200);
    expect(feed.status).to.equal('ready');
    expect(feed.hasMore).to.equal(true);
    button()?.click();
    expect(await feed.loadMore()).to.have.length(200);
    expect(ids()).to.deep.equal(all.slice(0, 400).map(({ id }) => String(id)));
  });

  it('of 20 MB of notes has rows of ordinary height', async () => {
    const notes = 'lorem ipsum '.repeat(90_000).trim();
    const list = Array.from({ length: 20 }, (_, n) => ({ ...item(20 - n), notes }));
    const { rows, feed } = await mountSettled({ fetch: activities(...list) });
    expect(rows()).to.have.length(20);
    expect(feed.activities[0]?.notes).to.have.length(notes.length);
    expect(rows()[0]?.getBoundingClientRect().height).to.be.below(800);
  });

  it('without an end is an error that can be retried', async () => {
    const piece = new TextEncoder().encode(' '.repeat(8 * 1024 * 1024));
    let isEndless = true;
    const { feed, button, rows } = await mountSettled({
      fetch: async () =>
        isEndless
          ? new Response(new ReadableStream({ pull: (stream) => stream.enqueue(piece) }))
          : Response.json({ activities: [item(1)] }),
    });
    expect(feed.error?.code).to.equal('invalid-response');
    isEndless = false;
    button()?.click();
    await feed.retry();
    expect(rows()).to.have.length(1);
  });
});

describe('a page that is nested thousands of levels deep', () => {
  for (const [name, open, close] of [
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ] as const) {
    const deep = `${open.repeat(10_000)}1${close.repeat(10_000)}`;
    const body = (field: string) =>
      `{"activities": [{"id": 2, "type": 9}, {"id": 1, "type": 0, "${field}": ${deep}}]}`;

    for (const field of ['transaction', 'merchant', 'notes', 'created', 'unheard_of']) {
      it(`is shown and can be refreshed: ${name} in ${field}`, async () => {
        const { feed, ids } = await mountSettled({ fetch: respondWith(body(field)) });
        expect(ids()).to.deep.equal(['2', '1']);
        expect(await feed.refresh()).to.have.length(0);
        expect(ids()).to.deep.equal(['2', '1']);
        expect(feed.status).to.equal('ready');
      });
    }

    it(`omits an item with such an id: ${name}`, async () => {
      const { ids, feed } = await mountSettled({
        fetch: respondWith(`{"activities": [{"id": 2, "type": 9}, {"id": ${deep}}]}`),
      });
      expect(ids()).to.deep.equal(['2']);
      expect(feed.status).to.equal('ready');
    });
  }
});
