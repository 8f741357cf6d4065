import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { expectAnnouncements, recordAnnouncements } from './helpers/announcements.js';
import { listen } from './helpers/events.js';
import { createNetwork } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

const newer = { arrivals: 2 } as const;
const forty = { user: members.forty, lang: 'en' } as const;

describe('pending activities', () => {
  it('are shown by a button outside the feed', async () => {
    const { feed, part, rows, settled } = await mountSettled(forty, newer);
    expect(!!part('show-new')).to.equal(false);
    await feed.refresh();
    const button = part('show-new') as HTMLButtonElement;
    expect(button.textContent?.trim()).to.equal('Show 2 new activities');
    expect(!!button.closest('[role=feed]')).to.equal(false);
    button.click();
    await settled();
    expect(rows()).to.have.length(22);
    expect(!!part('show-new')).to.equal(false);
  });

  it('do not move the rows', async () => {
    const { feed, rows } = await mountSettled(forty, newer);
    const tops = () => rows().map((row) => row.getBoundingClientRect().top);
    const before = tops();
    await feed.refresh();
    expect(tops()).to.deep.equal(before);
  });

  it('are announced once, however often the feed polls', async () => {
    const { feed, part } = await mountSettled(forty, { ...newer, times: 2 });
    const announcements = recordAnnouncements(feed);
    await feed.refresh();
    await feed.refresh();
    await feed.updateComplete;
    await expectAnnouncements(announcements, '2 new activities.');
    expect(!!part('show-new')).to.equal(true);
  });

  it('receive the focus when the member shows them', async () => {
    const { feed, part, rows, settled } = await mountSettled(forty, newer);
    await feed.refresh();
    part('show-new')?.focus();
    part('show-new')?.click();
    await settled();
    expectSameNode(feed.shadowRoot?.activeElement, rows()[0]);
  });

  it('receive the focus also when the press did not focus the button', async () => {
    const { feed, part, rows, settled } = await mountSettled(forty, newer);
    await feed.refresh();
    part('show-new')?.click();
    await settled();
    expectSameNode(feed.shadowRoot?.activeElement, rows()[0]);
  });

  it('do not change the scroll position', async () => {
    const { feed, rows } = await mountSettled(forty, newer);
    const row = rows()[12] as HTMLElement;
    // Firefox needs a second attempt to scroll to content that it has not rendered.
    await waitUntil(() => {
      row.scrollIntoView({ block: 'center' });
      return row.getBoundingClientRect().bottom < innerHeight;
    });
    const before = row.getBoundingClientRect().top;
    await feed.refresh();
    await feed.showNew();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    expect(row.getBoundingClientRect().top).to.be.closeTo(before, 1);
  });

  it('are numbered from the top, followed by the other rows', async () => {
    const { feed, rows } = await mountSettled(forty, newer);
    await feed.refresh();
    await feed.showNew();
    expect(rows().map((row) => row.getAttribute('aria-posinset'))).to.deep.equal(
      rows().map((_, n) => `${n + 1}`),
    );
  });

  it('are removed when the member changes', async () => {
    const { feed, part, settled } = await mountSettled(forty, newer);
    await feed.refresh();
    feed.user = members.one;
    await settled();
    expect(feed.newCount).to.equal(0);
    expect(!!part('show-new')).to.equal(false);
    expect(await feed.showNew()).to.have.length(0);
    expect(feed.activities).to.have.length(1);
  });

  it('are shown once by concurrent calls', async () => {
    const { feed } = await mountSettled(forty, newer);
    const events = listen(feed);
    await feed.refresh();
    const promises = [feed.showNew(), feed.showNew()];
    expect(promises[0]).to.equal(promises[1]);
    expect(await promises[0]).to.have.length(2);
    expect(events).to.have.length(2);
  });

  it('may be shown while a further page loads', async () => {
    const network = createNetwork();
    const { feed, ids } = await mountSettled(
      { ...forty, fetch: network.fetch },
      {
        ...newer,
        page: 'first',
      },
    );
    await feed.refresh();
    const gate = network.hold();
    const more = feed.loadMore();
    expect(await feed.showNew()).to.have.length(2);
    gate.open();
    expect(await more).to.have.length(20);
    expect(ids()).to.have.length(42);
    expect(new Set(ids()).size).to.equal(42);
  });
});
