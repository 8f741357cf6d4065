import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { waitUntil } from '../support/wait.js';
import { expectSameNodes } from './helpers/nodes.js';

/** Records every change below an element until the result is read. */
function watch(element: Element): () => string[] {
  const records: MutationRecord[] = [];
  const observer = new MutationObserver((list) => records.push(...list));
  const options = { subtree: true, childList: true, attributes: true, characterData: true };
  observer.observe(element, options);
  return () => {
    records.push(...observer.takeRecords());
    observer.disconnect();
    return records.map(({ type, attributeName }) => attributeName ?? type);
  };
}

const wrappers = (feed: Element | undefined) => [
  ...(feed?.querySelectorAll('[part~="page"]') ?? []),
];

/** The wrappers, once the browser has laid them out and they have been measured. */
async function measured(feed: Element | undefined) {
  await waitUntil(
    () => wrappers(feed).every((page) => page.getAttribute('style')),
    'not every page was measured',
  );
  return wrappers(feed);
}

describe('a feed that grows', () => {
  it('keeps the rows of its first page unchanged, however many pages follow', async () => {
    const { feed, rows } = await mountSettled({ user: members.history });
    const first = rows();
    for (let n = 0; n < 9; n++) await feed.loadMore();
    expect(rows()).to.have.length(200);
    expectSameNodes(rows().slice(0, 20), first);
  });

  it('does not change earlier pages when another one is added', async () => {
    const { feed, part } = await mountSettled({ user: members.history });
    await feed.loadMore();
    const pages = await measured(part('feed'));
    const changes = pages.map(watch);
    expect(changes.length).to.be.above(1);
    await feed.loadMore();
    expect(wrappers(part('feed')).length).to.be.above(pages.length);
    for (const seen of changes) expect(seen()).to.deep.equal([]);
  });

  it('changes only the first row of a group, which gets the total, when the group is complete', async () => {
    const { feed, parts } = await mountSettled({ user: members.history, groupTotals: true });
    await measured(parts('feed')[0]);
    for (let n = 0; n < 4; n++) {
      const known = parts('page').map((page) => ({ page, seen: watch(page) }));
      const before = parts('group-totals');
      await feed.loadMore();
      const added = parts('group-totals').filter((it) => !before.includes(it));
      for (const { page, seen } of known) {
        const changes = seen().filter((name) => name !== 'style' && name !== 'class');
        const hasTotal = added.some((it) => page.contains(it));
        expect(changes).to.deep.equal(hasTotal ? ['childList'] : []);
      }
    }
    expect(parts('group-totals')).to.have.length.above(1);
  });

  it('adds and removes no slots, because a browser would then search every row', async () => {
    const { feed } = await mountSettled({ user: members.fortyOne });
    const moved: Node[] = [];
    const observer = new MutationObserver((records) => {
      for (const { addedNodes, removedNodes } of records)
        moved.push(...addedNodes, ...removedNodes);
    });
    observer.observe(feed.shadowRoot!, { subtree: true, childList: true });
    await feed.loadMore();
    await feed.updateComplete;
    expect(moved.some((node) => node instanceof Element)).to.equal(true);
    const slots = moved.filter(
      (node) =>
        node instanceof Element && (node.localName === 'slot' || node.querySelector('slot')),
    );
    expect(slots).to.deep.equal([]);
  });

  it('leaves no comment nodes in its rows', async () => {
    const { rows } = await mountSettled();
    const marks = rows().flatMap((row) => {
      const comments = document.createNodeIterator(row, NodeFilter.SHOW_COMMENT);
      return comments.nextNode() ? [row] : [];
    });
    expect(rows()).to.have.length(20);
    expect(marks).to.deep.equal([]);
  });

  it('keeps the element and the focus of a row that is rendered again', async () => {
    const { feed, rows } = await mountSettled();
    const [row] = rows();
    row?.focus();
    const before = row?.textContent;
    feed.timeZone = 'Pacific/Kiritimati';
    await feed.updateComplete;
    expect(rows()[0]).to.equal(row);
    expect(row?.textContent).to.not.equal(before);
    expect(feed.shadowRoot?.activeElement).to.equal(row);
    expect(row?.tabIndex).to.equal(0);
  });

  it('does not change rows when a page fails or is retried', async () => {
    const { feed, part } = await mountSettled({}, { status: 404, page: 'more', times: 1 });
    const pages = await measured(part('feed'));
    const changes = pages.map(watch);
    await feed.loadMore().catch(() => {});
    await feed.retry();
    expect(wrappers(part('feed')).length).to.be.above(pages.length);
    for (const seen of changes) expect(seen()).to.deep.equal([]);
  });

  it('does not change rows when properties get equal values', async () => {
    const { feed, part } = await mountSettled({ merchantIds: [2, 5] });
    await measured(part('feed'));
    const seen = watch(part('feed')!);
    feed.merchantIds = [2, 5];
    feed.groupBy = 'month';
    feed.requestUpdate();
    await feed.updateComplete;
    expect(seen()).to.deep.equal([]);
  });

  it('only writes aria-setsize when the size becomes known', async () => {
    const { feed, rows } = await mountSettled({ user: members.fortyOne });
    await feed.loadMore();
    const changes = rows().map(watch);
    expect(changes).to.have.length(40);
    await feed.loadMore();
    expect(feed.hasMore).to.equal(false);
    expect(rows()).to.have.length(41);
    for (const seen of changes) expect(seen()).to.deep.equal(['aria-setsize']);
  });

  it('skips the pages that are far from the viewport', async () => {
    const { feed, part } = await mountSettled({ user: members.history });
    while (feed.activities.length < 100) await feed.loadMore();
    const pages = await measured(part('feed'));
    if (!CSS.supports('content-visibility', 'auto')) return;
    const last = pages.at(-1) as HTMLElement;
    // Without scroll anchoring, pages are laid out when they are within 2,000 px.
    expect(last.getBoundingClientRect().top).to.be.above(innerHeight + 2_000);
    await waitUntil(
      () => getComputedStyle(last).getPropertyValue('content-visibility') === 'auto',
      'the last page is laid out',
    );
  });

  it('adds nothing for a page without new activities', async () => {
    const { feed, part } = await mountSettled({ user: members.twenty });
    const before = wrappers(part('feed'));
    await feed.loadMore();
    expect(feed.hasMore).to.equal(false);
    expectSameNodes(wrappers(part('feed')), before);
  });
});
