import { expect } from 'chai';
import { mountSettled } from '../support/feed.js';

/** Where a page can store something, apart from `sessionStorage`. */
const readStores = async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  // Not in all browsers.
  databases: ((await indexedDB.databases?.()) ?? []).map(({ name }) => name),
  caches: await caches.keys(),
  history: [history.length, JSON.stringify(history.state), location.href],
  name: window.name,
});

const feedEntries = () => Object.keys(sessionStorage).filter((name) => name.includes('stamps'));

describe('what a feed stores', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(() => sessionStorage.clear());

  for (const restore of [false, true]) {
    it(`is ${restore ? 'in sessionStorage only, with' : 'nothing, without'} restore`, async () => {
      const before = await readStores();
      const { feed, button, settled } = await mountSettled({ restore });
      button()?.click();
      await settled();
      await feed.refresh();
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
      expect(feed.activities.length).to.be.above(20);
      expect(feedEntries()).to.have.length(restore ? 1 : 0);
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
      feed.forget();
      expect(feedEntries()).to.deep.equal([]);
      expect(await readStores()).to.deep.equal(before);
    });
  }
});
