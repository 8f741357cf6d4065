import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import { appendPage, type LoadedPages } from '../../src/api/paging.js';
import { sessionMemory } from '../../src/feed/session-memory.js';
import { withSessionStorage } from './helpers/session-storage.js';

const pagesOf = (count: number, size = 20): LoadedPages => {
  let loadedPages: LoadedPages = [];
  for (let n = 0; n < count; n++) {
    const activities = Array.from({ length: size }, (_, i) => ({
      id: 10_000 - n * size - i,
      type: 9,
    }));
    loadedPages = appendPage(loadedPages, parsePage({ activities }));
  }
  return loadedPages;
};

const idsOf = (loadedPages: LoadedPages | undefined) =>
  loadedPages?.map(({ activities }) => activities.map(({ id }) => id));

describe('sessionMemory', () => {
  const storage = withSessionStorage();

  it('returns the saved pages and the scroll position', () => {
    const loadedPages = pagesOf(3);
    sessionMemory.save('key', 'rina', loadedPages, { top: 7 });
    const back = sessionMemory.load('key', 'rina');
    expect(back?.pages).to.deep.equal(loadedPages);
    expect(back?.scrollPosition).to.deep.equal({ top: 7 });
  });

  it('saves one list for each key and owner', () => {
    sessionMemory.save('key', 'rina', pagesOf(1), undefined);
    expect(sessionMemory.load('another', 'rina')).to.equal(undefined);
    sessionMemory.save('another', 'budi', pagesOf(2), undefined);
    expect(sessionMemory.load('key', 'rina')?.pages).to.have.length(1);
    expect(sessionMemory.load('another', 'budi')?.pages).to.have.length(2);
  });

  it('removes a list that is loaded for another owner', () => {
    for (const other of ['budi', '']) {
      sessionMemory.save('key', 'rina', pagesOf(1), undefined);
      expect(sessionMemory.load('key', other)).to.equal(undefined);
      expect([...storage.items]).to.deep.equal([]);
    }
  });

  it('removes a list', () => {
    sessionMemory.save('key', 'rina', pagesOf(1), undefined);
    sessionMemory.remove('key');
    expect([...storage.items]).to.deep.equal([]);
    expect(sessionMemory.load('key', 'rina')).to.equal(undefined);
  });

  it('saves whole pages, up to 500 activities', () => {
    const loadedPages = pagesOf(30);
    sessionMemory.save('key', '', loadedPages, undefined);
    const back = sessionMemory.load('key', '')?.pages;
    expect(idsOf(back)).to.deep.equal(idsOf(loadedPages.slice(0, 25)));
    expect(back?.at(-1)?.cursor).to.equal(loadedPages[24]?.cursor);
  });

  it('saves the first page whatever its length', () => {
    sessionMemory.save('key', '', pagesOf(1, 501), undefined);
    expect(sessionMemory.load('key', '')?.pages[0]?.activities).to.have.length(501);
  });

  it('returns lists that are at most half an hour old', () => {
    const age = (milliseconds: number) => {
      sessionMemory.save('key', '', pagesOf(1), undefined);
      for (const [name, text] of storage.items) {
        const saved = JSON.parse(text);
        storage.items.set(name, JSON.stringify({ ...saved, time: saved.time - milliseconds }));
      }
      return sessionMemory.load('key', '');
    };
    expect(age(29 * 60_000)).to.not.equal(undefined);
    expect(age(31 * 60_000)).to.equal(undefined);
    // The clock was set back.
    expect(age(-60_000)).to.equal(undefined);
  });

  it('removes a list that has become too large for the storage', () => {
    storage.install(5_000);
    sessionMemory.save('key', '', pagesOf(1), undefined);
    expect(storage.items.size).to.equal(1);
    sessionMemory.save('key', '', pagesOf(30), undefined);
    expect(storage.items.size).to.equal(0);
  });

  it('skips invalid pages, and returns undefined for an invalid list', () => {
    sessionMemory.save('key', '', pagesOf(2), undefined);
    const [[name, text] = ['', '']] = storage.items;
    const saved = JSON.parse(text);
    const write = (value: unknown) => storage.items.set(name, JSON.stringify(value));
    write({ ...saved, pages: [saved.pages[0], { activities: 7 }] });
    expect(sessionMemory.load('key', '')?.pages).to.have.length(1);
    for (const other of [null, 7, [], {}, { ...saved, time: 'now' }, { ...saved, pages: 7 }]) {
      write(other);
      expect(sessionMemory.load('key', ''), JSON.stringify(other)).to.equal(undefined);
    }
    storage.items.set(name, '{');
    expect(sessionMemory.load('key', '')).to.equal(undefined);
  });

  it('does nothing if there is no session storage', () => {
    Reflect.deleteProperty(globalThis, 'sessionStorage');
    sessionMemory.save('key', '', pagesOf(1), undefined);
    sessionMemory.remove('key');
    expect(sessionMemory.load('key', '')).to.equal(undefined);
  });
});
