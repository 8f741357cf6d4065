import { expect } from 'chai';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, look, mount, mountMarkup, mountSettled } from '../support/feed.js';
import { members } from '../support/sandbox-client.js';
import { expectSameNode, expectSameNodes } from './helpers/nodes.js';
import {
  expectProjected,
  expectRows,
  ids,
  mountWithChildren,
  watchChildren,
} from './helpers/template-children.js';
import {
  childrenSettled,
  nextFrame,
  rowTexts,
  template,
  templateRows,
} from './helpers/templates.js';

describe('the children that a feed adds', () => {
  it('are marked, come after the page’s, and do not change those', async () => {
    const { feed, own } = await mountWithChildren();
    const check = (rows: number) => {
      const children = [...feed.childNodes];
      expectSameNodes(children.slice(0, own.length), own);
      expectSameNodes(children.slice(own.length), templateRows(feed));
      expect(templateRows(feed)).to.have.length(rows);
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

  it('do not exist without a template', async () => {
    const { feed } = await mountSettled({ user: members.twenty });
    expect(feed.childNodes).to.have.length(0);
  });

  it('are only rows that a template applies to', async () => {
    const view = await mount({ user: members.docsExample });
    view.feed.append(template('survey', 'x'), template('icon-award', 'y'));
    await view.settled();
    await childrenSettled(view.feed);
    expect(templateRows(view.feed)).to.have.length(1);
    expect(view.feed.shadowRoot?.querySelectorAll('slot[name^="activity-"]')).to.have.length(1);
  });

  it('do not cause an update themselves', async () => {
    const { feed } = await mountWithChildren();
    let updates = 0;
    const hostUpdated = () => {
      updates += 1;
    };
    feed.addController({ hostUpdated });
    await childrenSettled(feed);
    expect(updates).to.equal(0);
    feed.requestUpdate();
    await childrenSettled(feed);
    expect(updates).to.equal(1);
    for (const row of templateRows(feed).slice(0, 5)) row.remove();
    await childrenSettled(feed);
    expectRows(feed);
    expect(updates).to.equal(1);
    feed.append(document.createElement('p'), 'text');
    await childrenSettled(feed);
    expect(updates).to.equal(1);
  });

  it('are removed in the same frame as their list', async () => {
    const { feed } = await mountWithChildren();
    let frames = 0;
    const frame = nextFrame().then(() => frames++);
    feed.user = members.neighbour;
    await feed.updateComplete;
    expect(templateRows(feed)).to.have.length(0);
    expect(frames).to.equal(0);
    await frame;
  });
});

describe('a page', () => {
  it('that removes the feed’s children gets them back within a frame', async () => {
    const { feed, own } = await mountWithChildren();
    const rows = templateRows(feed);
    const batches = watchChildren(feed);
    for (const row of rows.slice(0, 10)) {
      row.remove();
      await Promise.resolve();
    }
    expect(templateRows(feed)).to.have.length(10);
    await nextFrame();
    await nextFrame();
    expect(batches).to.deep.equal([10]);
    expectRows(feed);
    expectProjected(feed);
    expectSameNodes([...feed.childNodes].slice(0, own.length), own);
    expect(new Set([...rows, ...templateRows(feed)]).size).to.equal(20);
  });

  it('that removes them repeatedly gets them back once per frame', async () => {
    const { feed } = await mountWithChildren();
    let restored = 0;
    const observer = new MutationObserver(() => {
      if (templateRows(feed).length === 0) return;
      restored += 1;
      for (const row of templateRows(feed)) row.remove();
    });
    observer.observe(feed, { childList: true });
    for (const row of templateRows(feed)) row.remove();
    const frames = 5;
    for (let frame = 0; frame < frames; frame++) await nextFrame();
    observer.disconnect();
    expect(restored).to.be.within(1, frames);
    await childrenSettled(feed);
    expectRows(feed);
  });

  it('that empties the feed gets default rows', async () => {
    for (const empty of [
      (feed: Element) => {
        feed.innerHTML = '';
      },
      (feed: Element) => feed.replaceChildren(),
    ]) {
      const { feed, texts } = await mountWithChildren();
      empty(feed);
      await childrenSettled(feed);
      expect(feed.childNodes).to.have.length(0);
      expect(texts('title')).to.have.length(20);
      expect(feed.shadowRoot?.querySelector('slot[name^="activity-"]') === null).to.equal(true);
    }
  });

  it('never shows an empty row, because the default row appears until the child is back', async () => {
    const { feed, part } = await mountWithChildren();
    expect(!!part('title')).to.equal(false);
    feed.replaceChildren(...feed.querySelectorAll('template'));
    // Still in the task of the change, before the browser paints.
    await Promise.resolve();
    expect(part('title')?.getClientRects()).to.have.length(1);
    await childrenSettled(feed);
    expect(part('title')?.getClientRects()).to.have.length(0);
    expectProjected(feed);
  });

  it('that sorts the children keeps its order, with each row once', async () => {
    const { feed } = await mountWithChildren();
    const reversed = [...feed.childNodes].reverse();
    feed.append(...reversed);
    await childrenSettled(feed);
    expectSameNodes([...feed.childNodes], reversed);
    expectRows(feed);
    expectProjected(feed);
  });

  it('that moves a child of the feed elsewhere does not keep it', async () => {
    const { feed } = await mountWithChildren();
    const elsewhere = attach(document.createElement('div'));
    elsewhere.append(templateRows(feed)[0]!);
    await childrenSettled(feed);
    expect(elsewhere.childNodes).to.have.length(0);
    expectRows(feed);
  });

  it('that assigns its own HTML again does not duplicate the rows', async () => {
    const { feed } = await mountWithChildren();
    feed.innerHTML = String(feed.innerHTML);
    await childrenSettled(feed);
    expectRows(feed);
    expectProjected(feed);
    expect(feed.querySelectorAll('template')).to.have.length(1);
  });

  it('that copies a child of the feed does not duplicate the row', async () => {
    const { feed } = await mountWithChildren();
    feed.append(templateRows(feed)[3]!.cloneNode(true));
    await childrenSettled(feed);
    expectRows(feed);
  });

  it('that clones the feed gets a feed with the same rows once', async () => {
    const { feed, settled } = await mountMarkup({ user: members.twenty });
    feed.append(template('activity', '[[id]]'));
    await settled();
    await childrenSettled(feed);
    const copy = attach(feed.cloneNode(true) as StampsActivityFeed);
    expect(templateRows(copy)).to.have.length(0);
    await look(copy).settled();
    await childrenSettled(copy);
    expectRows(copy);
    expectProjected(copy);
    expectRows(feed);
  });
});

describe('a feed that is moved', () => {
  it('keeps the nodes of its rows', async () => {
    const { feed } = await mountWithChildren();
    const rows = templateRows(feed);
    const elsewhere = attach(document.createElement('div'));
    elsewhere.append(feed);
    await childrenSettled(feed);
    expectSameNodes(templateRows(feed), rows);
    feed.remove();
    await childrenSettled(feed);
    elsewhere.append(feed);
    await childrenSettled(feed);
    expectSameNodes(templateRows(feed), rows);
    expectProjected(feed);
  });

  it('notices changes of its children while it was removed', async () => {
    const { feed, own } = await mountWithChildren();
    feed.remove();
    for (const row of templateRows(feed).slice(0, 10)) row.remove();
    attach(feed);
    await childrenSettled(feed);
    expectRows(feed);
    feed.remove();
    feed.replaceChildren(template('activity', 'new [[id]]'));
    attach(feed);
    await childrenSettled(feed);
    expect(rowTexts(feed)).to.deep.equal(ids(feed).map((id) => `new ${id}`));
    expect(own.some(({ parentNode }) => parentNode === feed)).to.equal(false);
  });

  it('keeps its rows in another document and back', async () => {
    const { feed } = await mountWithChildren();
    const frame = attach(document.createElement('iframe'));
    const inner = frame.contentDocument as Document;
    inner.body.append(inner.adoptNode(feed));
    await childrenSettled(feed);
    expectRows(feed);
    expect(templateRows(feed).every(({ ownerDocument }) => ownerDocument === inner)).to.equal(true);
    inner.querySelector('template')!.innerHTML = 'there [[id]]';
    await childrenSettled(feed);
    expect(rowTexts(feed)).to.deep.equal(ids(feed).map((id) => `there ${id}`));
    document.body.append(feed);
    await childrenSettled(feed);
    expect(templateRows(feed)).to.have.length(20);
    expectSameNode(templateRows(feed)[0]?.ownerDocument, document);
    attach(feed);
  });
});
