import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import { appendPage, type LoadedPages } from '../../src/api/paging.js';
import { sessionMemory } from '../../src/feed/session-memory.js';
import { withTab } from './helpers/storage.js';

const pagesOf = (count: number, size = 20): LoadedPages => {
  let paging: LoadedPages = [];
  for (let n = 0; n < count; n++) {
    const activities = Array.from({ length: size }, (_, i) => ({
      id: 10_000 - n * size - i,
      type: 9,
    }));
    paging = appendPage(paging, parsePage({ activities }));
  }
  return paging;
};

const idsOf = (paging: LoadedPages | undefined) =>
  paging?.map(({ activities }) => activities.map(({ id }) => id));

describe('the memory of a tab', () => {
  const tab = withTab();

  it('gives back the pages and the place', () => {
    const paging = pagesOf(3);
    sessionMemory.save('key', 'rina', paging, { top: 7 });
    const back = sessionMemory.load('key', 'rina');
    expect(back?.pages).to.deep.equal(paging);
    expect(back?.scrollPosition).to.deep.equal({ top: 7 });
  });

  it('is one for each list, and for its owner', () => {
    sessionMemory.save('key', 'rina', pagesOf(1), undefined);
    expect(sessionMemory.load('another', 'rina')).to.equal(undefined);
    sessionMemory.save('another', 'budi', pagesOf(2), undefined);
    expect(sessionMemory.load('key', 'rina')?.pages).to.have.length(1);
    expect(sessionMemory.load('another', 'budi')?.pages).to.have.length(2);
  });

  it('forgets what is somebody else’s, or old', () => {
    for (const other of ['budi', '']) {
      sessionMemory.save('key', 'rina', pagesOf(1), undefined);
      expect(sessionMemory.load('key', other)).to.equal(undefined);
      expect([...tab.items]).to.deep.equal([]);
    }
  });

  it('forgets', () => {
    sessionMemory.save('key', 'rina', pagesOf(1), undefined);
    sessionMemory.remove('key');
    expect([...tab.items]).to.deep.equal([]);
    expect(sessionMemory.load('key', 'rina')).to.equal(undefined);
  });

  it('holds the first 500 activities, whole pages of them', () => {
    const paging = pagesOf(30);
    sessionMemory.save('key', '', paging, undefined);
    const back = sessionMemory.load('key', '')?.pages;
    expect(idsOf(back)).to.deep.equal(idsOf(paging.slice(0, 25)));
    expect(back?.at(-1)?.cursor).to.equal(paging[24]?.cursor);
  });

  it('holds a first page however long it is', () => {
    sessionMemory.save('key', '', pagesOf(1, 501), undefined);
    expect(sessionMemory.load('key', '')?.pages[0]?.activities).to.have.length(501);
  });

  it('holds for half an hour', () => {
    const age = (milliseconds: number) => {
      sessionMemory.save('key', '', pagesOf(1), undefined);
      for (const [name, text] of tab.items) {
        const saved = JSON.parse(text);
        tab.items.set(name, JSON.stringify({ ...saved, time: saved.time - milliseconds }));
      }
      return sessionMemory.load('key', '');
    };
    expect(age(29 * 60_000)).to.not.equal(undefined);
    expect(age(31 * 60_000)).to.equal(undefined);
    // A clock that was set back.
    expect(age(-60_000)).to.equal(undefined);
  });

  it('forgets what has become too long', () => {
    tab.put(5_000);
    sessionMemory.save('key', '', pagesOf(1), undefined);
    expect(tab.items.size).to.equal(1);
    sessionMemory.save('key', '', pagesOf(30), undefined);
    expect(tab.items.size).to.equal(0);
  });

  it('leaves out a page that is none, and is empty for what is no memory', () => {
    sessionMemory.save('key', '', pagesOf(2), undefined);
    const [[name, text] = ['', '']] = tab.items;
    const saved = JSON.parse(text);
    const write = (value: unknown) => tab.items.set(name, JSON.stringify(value));
    write({ ...saved, pages: [saved.pages[0], { activities: 7 }] });
    expect(sessionMemory.load('key', '')?.pages).to.have.length(1);
    for (const other of [null, 7, [], {}, { ...saved, time: 'now' }, { ...saved, pages: 7 }]) {
      write(other);
      expect(sessionMemory.load('key', ''), JSON.stringify(other)).to.equal(undefined);
    }
    tab.items.set(name, '{');
    expect(sessionMemory.load('key', '')).to.equal(undefined);
  });

  it('may be none: then nothing is saved, recalled or forgotten', () => {
    Reflect.deleteProperty(globalThis, 'sessionStorage');
    sessionMemory.save('key', '', pagesOf(1), undefined);
    sessionMemory.remove('key');
    expect(sessionMemory.load('key', '')).to.equal(undefined);
  });
});
