import { expect } from 'chai';
import type { StampsActivityFeed } from '../../../src/index.js';
import { type MountedFeed, mount } from '../../support/feed.js';
import { members } from '../../support/sandbox-client.js';
import { childrenSettled, rowTexts, template, templateRows } from './templates.js';

/** A feed of 20 rows from a template that also has children of the page. */
export async function mountWithChildren(
  markup = '[[id]]',
): Promise<MountedFeed & { own: ChildNode[] }> {
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
  await childrenSettled(view.feed);
  expect(templateRows(view.feed)).to.have.length(20);
  return { ...view, own };
}

export const ids = (feed: StampsActivityFeed) => feed.activities.map(({ id }) => String(id));

/** Each row exactly once, anywhere among the children. */
export const expectRows = (feed: StampsActivityFeed, count = 20) => {
  expect(feed.activities).to.have.length(count);
  expect(rowTexts(feed).sort()).to.deep.equal(ids(feed).sort());
};

/** Every row is filled by a child and visible. */
export const expectProjected = (feed: StampsActivityFeed) => {
  for (const row of templateRows(feed)) {
    expect(row.assignedSlot?.name).to.equal(row.slot);
    expect(row.getBoundingClientRect().height).to.be.greaterThan(0);
  }
};

/** Counts the changes of the feed's children, and how many of them were added by the feed. */
export function watchChildren(feed: Element) {
  const batches: number[] = [];
  const observer = new MutationObserver((records) => {
    const added = records.flatMap(({ addedNodes }) => [...addedNodes]);
    if (added.length > 0) batches.push(added.length);
  });
  observer.observe(feed, { childList: true });
  return batches;
}
