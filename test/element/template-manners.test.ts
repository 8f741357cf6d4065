import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import {
  attach,
  look,
  type MountedFeed,
  mount,
  mountMarkup,
  mountSettled,
} from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectSameNode, expectSameNodes } from './helpers/nodes.js';
import { nextFrame, seen, stamped, stampedTexts, template } from './helpers/templates.js';

/** A feed of 20 rows from a template, among children of the page. */
async function mountAmong(markup = '[[id]]'): Promise<MountedFeed & { own: ChildNode[] }> {
  const view = await mount({ user: members.twenty });
  const header = document.createElement('h2');
  header.slot = 'header';
  const own = [
    document.createTextNode('\n  '),
    header,
    document.createComment('the page’s'),
    template('activity', markup),
    document.createElement('p'),
    document.createTextNode('\n'),
  ];
  view.feed.append(...own);
  await view.settled();
  await seen(view.feed);
  expect(stamped(view.feed)).to.have.length(20);
  return { ...view, own };
}

const ids = (feed: StampsActivityFeed) => feed.activities.map(({ id }) => String(id));

/** Each row once, and nothing else, wherever among the children. */
const expectRows = (feed: StampsActivityFeed, count = 20) => {
  expect(feed.activities).to.have.length(count);
  expect(stampedTexts(feed).sort()).to.deep.equal(ids(feed).sort());
};

/** Every row is filled from the page's children, and visible. */
const expectProjected = (feed: StampsActivityFeed) => {
  for (const row of stamped(feed)) {
    expect(row.assignedSlot?.name).to.equal(row.slot);
    expect(row.getBoundingClientRect().height).to.be.greaterThan(0);
  }
};

/** How often the host's children change, and how many of ours come. */
function watchChildren(feed: Element) {
  const batches: number[] = [];
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.length > 0) batches.push(added.length);
  });
  observer.observe(feed, { childList: true });
  return batches;
}

describe('the children that a feed adds', () => {
  it('are marked, stand behind the page’s, and leave those as they are', async () => {
    const { feed, own } = await mountAmong();
    const check = (rows: number) => {
      const children = [...feed.childNodes];
      expectSameNodes(children.slice(0, own.length), own);
      expectSameNodes(children.slice(own.length), stamped(feed));
      expect(stamped(feed)).to.have.length(rows);
    };
    check(20);
    feed.lang = 'id';
    await feed.updateComplete;
    check(20);
    await feed.refresh();
    check(20);
    feed.user = members.fortyOne;
    await look(feed).settled();
    await feed.loadMore();
    await feed.loadMore();
    check(41);
    feed.token = null;
    await feed.updateComplete;
    check(0);
  });

  it('are none without a template', async () => {
    const { feed } = await mountSettled({ user: members.twenty });
    expect(feed.childNodes).to.have.length(0);
  });

  it('are only the rows that a template is for', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(template('survey', 'x'), template('icon-award', 'y'));
    await view.settled();
    await seen(view.feed);
    expect(stamped(view.feed)).to.have.length(1);
    expect(view.feed.shadowRoot?.querySelectorAll('slot[name^="activity-"]')).to.have.length(1);
  });

  it('cause no rendering of their own', async () => {
    const { feed } = await mountAmong();
    let updates = 0;
    const hostUpdated = () => {
      updates += 1;
    };
    feed.addController({ hostUpdated });
    await seen(feed);
    expect(updates).to.equal(0);
    feed.requestUpdate();
    await seen(feed);
    expect(updates).to.equal(1);
    for (const row of stamped(feed).slice(0, 5)) row.remove();
    await seen(feed);
    expectRows(feed);
    expect(updates).to.equal(1);
    feed.append(document.createElement('p'), 'text');
    await seen(feed);
    expect(updates).to.equal(1);
  });

  it('go in the same frame as the identity that they belong to', async () => {
    const { feed } = await mountAmong();
    let frames = 0;
    const frame = nextFrame().then(() => frames++);
    feed.user = members.neighbour;
    await feed.updateComplete;
    expect(stamped(feed)).to.have.length(0);
    expect(frames).to.equal(0);
    await frame;
  });
});

describe('a page that', () => {
  it('takes our children out gets them back within a frame, once a frame', async () => {
    const { feed, own } = await mountAmong();
    const rows = stamped(feed);
    const batches = watchChildren(feed);
    for (const row of rows.slice(0, 10)) {
      row.remove();
      await Promise.resolve();
    }
    expect(stamped(feed)).to.have.length(10);
    await nextFrame();
    await nextFrame();
    expect(batches).to.deep.equal([10]);
    expectRows(feed);
    expectProjected(feed);
    expectSameNodes([...feed.childNodes].slice(0, own.length), own);
    expect(new Set([...rows, ...stamped(feed)]).size).to.equal(20);
  });

  it('takes them out again and again is answered once a frame', async () => {
    const { feed } = await mountAmong();
    let restored = 0;
    const observer = new MutationObserver(() => {
      if (stamped(feed).length === 0) return;
      restored += 1;
      for (const row of stamped(feed)) row.remove();
    });
    observer.observe(feed, { childList: true });
    for (const row of stamped(feed)) row.remove();
    const frames = 5;
    for (let frame = 0; frame < frames; frame++) await nextFrame();
    observer.disconnect();
    expect(restored).to.be.within(1, frames);
    await seen(feed);
    expectRows(feed);
  });

  it('empties the feed has the default rows, and nothing of ours is left', async () => {
    for (const empty of [
      (feed: Element) => {
        feed.innerHTML = '';
      },
      (feed: Element) => feed.replaceChildren(),
    ]) {
      const { feed, texts } = await mountAmong();
      empty(feed);
      await seen(feed);
      expect(feed.childNodes).to.have.length(0);
      expect(texts('title')).to.have.length(20);
      expect(feed.shadowRoot?.querySelector('slot[name^="activity-"]') === null).to.equal(true);
    }
  });

  it('never sees a blank row: until ours is back, the default one shows', async () => {
    const { feed, part } = await mountAmong();
    expect(!!part('title')).to.equal(false);
    feed.replaceChildren(...feed.querySelectorAll('template'));
    // Still in the task of the change, before anything is painted.
    await Promise.resolve();
    expect(part('title')?.getClientRects()).to.have.length(1);
    await seen(feed);
    expect(part('title')?.getClientRects()).to.have.length(0);
    expectProjected(feed);
  });

  it('sorts the children keeps its order, and each row once', async () => {
    const { feed } = await mountAmong();
    const reversed = [...feed.childNodes].reverse();
    feed.append(...reversed);
    await seen(feed);
    expectSameNodes([...feed.childNodes], reversed);
    expectRows(feed);
    expectProjected(feed);
  });

  it('moves one of our children elsewhere does not keep it', async () => {
    const { feed } = await mountAmong();
    const elsewhere = attach(document.createElement('div'));
    elsewhere.append(stamped(feed)[0]!);
    await seen(feed);
    expect(elsewhere.childNodes).to.have.length(0);
    expectRows(feed);
  });

  it('writes its own HTML back does not double the rows', async () => {
    const { feed } = await mountAmong();
    feed.innerHTML = String(feed.innerHTML);
    await seen(feed);
    expectRows(feed);
    expectProjected(feed);
    expect(feed.querySelectorAll('template')).to.have.length(1);
  });

  it('copies one of our children to us does not double the row', async () => {
    const { feed } = await mountAmong();
    feed.append(stamped(feed)[3]!.cloneNode(true));
    await seen(feed);
    expectRows(feed);
  });

  it('clones the feed has a feed with the same rows, once each', async () => {
    const { feed, settled } = await mountMarkup({ user: members.twenty });
    feed.append(template('activity', '[[id]]'));
    await settled();
    await seen(feed);
    const copy = attach(feed.cloneNode(true) as StampsActivityFeed);
    expect(stamped(copy)).to.have.length(0);
    await look(copy).settled();
    await seen(copy);
    expectRows(copy);
    expectProjected(copy);
    expectRows(feed);
  });
});

describe('a feed that is moved', () => {
  it('keeps the very nodes of its rows', async () => {
    const { feed } = await mountAmong();
    const rows = stamped(feed);
    const elsewhere = attach(document.createElement('div'));
    elsewhere.append(feed);
    await seen(feed);
    expectSameNodes(stamped(feed), rows);
    feed.remove();
    await seen(feed);
    elsewhere.append(feed);
    await seen(feed);
    expectSameNodes(stamped(feed), rows);
    expectProjected(feed);
  });

  it('notices what happened to its children while it was away', async () => {
    const { feed, own } = await mountAmong();
    feed.remove();
    for (const row of stamped(feed).slice(0, 10)) row.remove();
    attach(feed);
    await seen(feed);
    expectRows(feed);
    feed.remove();
    feed.replaceChildren(template('activity', 'new [[id]]'));
    attach(feed);
    await seen(feed);
    expect(stampedTexts(feed)).to.deep.equal(ids(feed).map((id) => `new ${id}`));
    expect(own.some(({ parentNode }) => parentNode === feed)).to.equal(false);
  });

  it('goes to another document and back with its rows', async () => {
    const { feed } = await mountAmong();
    const frame = attach(document.createElement('iframe'));
    const inner = frame.contentDocument as Document;
    inner.body.append(inner.adoptNode(feed));
    await seen(feed);
    expectRows(feed);
    expect(stamped(feed).every(({ ownerDocument }) => ownerDocument === inner)).to.equal(true);
    inner.querySelector('template')!.innerHTML = 'there [[id]]';
    await seen(feed);
    expect(stampedTexts(feed)).to.deep.equal(ids(feed).map((id) => `there ${id}`));
    document.body.append(feed);
    await seen(feed);
    expect(stamped(feed)).to.have.length(20);
    expectSameNode(stamped(feed)[0]?.ownerDocument, document);
    attach(feed);
  });
});
