import { expect } from 'chai';
import { Idiomorph } from 'idiomorph';
import type { StampsActivityFeed } from '../../src/index.js';
import { attach, mountSettled } from '../support/feed.js';
import { waitUntil } from '../support/wait.js';
import { activities } from './helpers/network.js';
import { childrenSettled, template, templateRows } from './helpers/templates.js';

const leavePage = () => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const returnToPage = () => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
const signOut = () => document.dispatchEvent(new Event('stamps-sign-out'));

const rows = [3, 2, 1].map((id) => ({ id, type: 9, notes: 'of alice' }));

describe('copies of rows in the light DOM', () => {
  const mountRows = async () => {
    const view = await mountSettled({
      apiUrl: '/stamps',
      user: undefined,
      token: undefined,
      fetch: activities(...rows),
    });
    view.feed.append(template('activity', '<p style="visibility: visible">[[notes]]</p>'));
    await childrenSettled(view.feed);
    expect(view.feed.textContent).to.include('of alice');
    return view;
  };

  it('are hidden with the rows while the document is left', async () => {
    const { feed } = await mountRows();
    const [copy] = templateRows(feed);
    expect(getComputedStyle(copy!).visibility).to.equal('visible');
    const { height } = copy!.getBoundingClientRect();
    expect(height).to.be.above(0);
    leavePage();
    await feed.updateComplete;
    expect(getComputedStyle(copy!).visibility).to.equal('hidden');
    expect(copy!.closest('stamps-activity-feed')).to.equal(feed);
    // Whatever styles their content has, nothing of it is painted.
    expect(copy!.checkVisibility({ opacityProperty: true })).to.equal(false);
    expect(copy!.getBoundingClientRect().height).to.equal(height);
    returnToPage();
    await waitUntil(() =>
      templateRows(feed).some((row) => getComputedStyle(row).visibility === 'visible'),
    );
  });

  it('are not shown in a stored copy of the document before the element is defined', async () => {
    const { feed } = await mountRows();
    const frame = attach(document.createElement('iframe'));
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve));
    frame.srcdoc = feed.outerHTML;
    await loaded;
    const stored = frame.contentDocument!;
    const rows = [...stored.querySelectorAll('[data-stamps-row]')];
    expect(rows.map((row) => row.checkVisibility())).to.deep.equal([false, false, false]);
  });

  it('are removed from a snapshot that a morph puts back after a sign-out', async () => {
    const { feed } = await mountRows();
    const box = attach(document.createElement('div'));
    box.append(feed);
    const snapshot = box.innerHTML;
    signOut();
    await feed.updateComplete;
    Idiomorph.morph(box, snapshot, { morphStyle: 'innerHTML' });
    for (const row of templateRows(feed)) expect(row.checkVisibility()).to.equal(false);
    await waitUntil(() => !box.textContent.includes('of alice'));
  });

  it('are removed with the rows of a shadow root from a snapshot by getHTML', async () => {
    const { feed } = await mountRows();
    const box = attach(document.createElement('div'));
    box.append(feed);
    feed.shadowRoot?.append('of alice');
    const snapshot = box.getHTML({ shadowRoots: [feed.shadowRoot as ShadowRoot] });
    expect(snapshot).to.match(/<template shadowrootmode="open".*of alice.*<\/template>/s);
    signOut();
    box.setHTMLUnsafe(snapshot);
    // Firefox upgrades the element in a microtask, which is before the next frame.
    await Promise.resolve();
    const restored = box.querySelector('stamps-activity-feed');
    expect(restored?.shadowRoot?.textContent).to.not.include('of alice');
    expect(box.textContent).to.not.include('of alice');
  });

  for (const [how, restore] of Object.entries({
    'by HTML': (box: Element, { outerHTML }: Element) => {
      box.innerHTML = outerHTML;
    },
    'as a clone': (box: Element, snapshot: Element) => box.append(snapshot.cloneNode(true)),
    'as an import': (box: Element, snapshot: Element) =>
      box.append(document.importNode(snapshot, true)),
  })) {
    it(`are removed at once from a snapshot that is restored ${how} after a sign-out`, async () => {
      const { feed } = await mountRows();
      const snapshot = feed.cloneNode(true) as StampsActivityFeed;
      signOut();
      await feed.updateComplete;
      expect(templateRows(feed)).to.have.length(0);
      const box = attach(document.createElement('div'));
      restore(box, snapshot);
      expect(box.textContent).to.not.include('of alice');
    });
  }
});
