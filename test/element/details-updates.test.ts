import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { expiry, factsOf, isOpen, mountRows, purchase, toggles } from './helpers/details.js';
import { respondWith } from './helpers/network.js';
import { expectSameNode } from './helpers/nodes.js';

const openRows = (rows: readonly Element[]) =>
  rows.flatMap((row, index) => (isOpen(row) ? [index] : []));

describe('an open row', () => {
  it('stays open when more is loaded, with the same details', async () => {
    const view = await mountSettled({ user: members.forty });
    toggles(view)[2]?.click();
    const details = view.part('details');
    const before = openRows(view.rows());
    await view.feed.loadMore();
    expect(openRows(view.rows())).to.deep.equal(before);
    expectSameNode(view.part('details'), details);
  });

  it('stays open when newer rows are shown above it', async () => {
    const list = [purchase(2), purchase(1)];
    const view = await mountSettled({
      fetch: respondWith({ activities: list }, { activities: [purchase(3), ...list] }),
    });
    toggles(view)[1]?.click();
    await view.feed.refresh();
    await view.feed.showNew();
    expect(openRows(view.rows())).to.deep.equal([2]);
  });

  it('is updated when its activity has changed', async () => {
    const [before, after] = ['before', 'after'].map((notes) => purchase(1, { notes }));
    const view = await mountSettled({
      fetch: respondWith({ activities: [before] }, { activities: [after] }),
    });
    toggles(view)[0]?.click();
    await view.feed.refresh();
    expect(factsOf(view.rows()[0] as Element).Notes).to.equal('after');
  });

  it('closes when nothing but the date is left of its details', async () => {
    const [before, after] = [purchase(1), expiry(1)];
    const view = await mountSettled({
      fetch: respondWith({ activities: [before] }, { activities: [after] }),
    });
    toggles(view)[0]?.click();
    await view.feed.refresh();
    expect([view.parts('details').length, toggles(view).length]).to.deep.equal([0, 0]);
  });

  it('is in the new language, with the focus where it was', async () => {
    const view = await mountRows([purchase(2), purchase(1)], { receiptUrl: '/r/{id}' });
    for (const toggle of toggles(view)) toggle.click();
    const focused = () => view.feed.shadowRoot?.activeElement;
    for (const part of ['details-toggle', 'copy', 'receipt']) {
      view.feed.lang = 'en';
      await view.settled();
      view.parts(part)[1]?.focus();
      view.feed.lang = 'id';
      await waitUntil(() => factsOf(view.rows()[1] as Element).Faktur, 'still in English');
      expectSameNode(focused(), view.parts(part)[1]);
    }
    expect(openRows(view.rows())).to.deep.equal([0, 1]);
    expect(factsOf(view.rows()[0] as Element)).to.include({
      Waktu: 'Senin, 30 November 2026 pukul 07.53 WIB',
      Faktur: 'INV/KR04/002 Salin',
      Kanal: 'POS',
    });
    expect(view.texts('receipt')).to.deep.equal(['Lihat struk', 'Lihat struk']);
    expect(toggles(view)[0]?.getAttribute('aria-label')).to.match(/^Rincian, /);
    const tabbable = [...(view.feed.shadowRoot?.querySelectorAll('[tabindex="0"]') ?? [])];
    expect(new Set(tabbable.map((it) => it.closest('article'))).size).to.equal(1);
  });

  it('has the receipt of another template', async () => {
    const view = await mountRows([purchase(1)], { receiptUrl: '/a/{id}' });
    toggles(view)[0]?.click();
    view.feed.receiptUrl = '/b/{id}';
    await view.settled();
    expect(new URL((view.part('receipt') as HTMLAnchorElement).href).pathname).to.equal('/b/1');
  });

  it('is closed when the same activity comes back after another list', async () => {
    const view = await mountSettled({ user: members.twenty });
    toggles(view)[0]?.click();
    view.feed.user = members.one;
    await view.settled();
    view.feed.user = members.twenty;
    await view.settled();
    expect(openRows(view.rows())).to.deep.equal([]);
  });

  it('stays open when the feed moves on the page', async () => {
    const view = await mountRows([purchase(1)]);
    toggles(view)[0]?.click();
    document.body.prepend(view.feed);
    await view.settled();
    expect(openRows(view.rows())).to.deep.equal([0]);
    view.part('title')?.click();
    expect(openRows(view.rows())).to.deep.equal([]);
  });
});
