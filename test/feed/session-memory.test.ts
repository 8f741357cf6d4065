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

const key = 'https://shop.example/stamps/activities?lang=id&user=rina%40example.com proxy';
const other = 'https://shop.example/stamps/activities?lang=id&user=budi%40example.com proxy';
const elsewhere = 'https://api.example/v3/activities?user=rina proxy';

describe('sessionMemory', () => {
  const storage = withSessionStorage();

  it('returns the saved pages and the scroll position', () => {
    const loadedPages = pagesOf(3);
    sessionMemory.save(key, 'rina', loadedPages, { top: 7 });
    const back = sessionMemory.load(key, 'rina');
    expect(back?.pages).to.deep.equal(loadedPages);
    expect(back?.scrollPosition).to.deep.equal({ top: 7 });
  });

  it('saves one list for each key and owner', () => {
    sessionMemory.save(key, 'rina', pagesOf(1), undefined);
    expect(sessionMemory.load(elsewhere, 'rina')).to.equal(undefined);
    sessionMemory.save(elsewhere, 'budi', pagesOf(2), undefined);
    expect(sessionMemory.load(key, 'rina')?.pages).to.have.length(1);
    expect(sessionMemory.load(elsewhere, 'budi')?.pages).to.have.length(2);
  });

  it('removes a list that is loaded for another owner', () => {
    for (const account of ['budi', '']) {
      sessionMemory.save(key, 'rina', pagesOf(1), undefined);
      expect(sessionMemory.load(key, account)).to.equal(undefined);
      expect([...storage.items]).to.deep.equal([]);
    }
  });

  it('saves nothing that identifies the member, and overwrites the list of the one before', () => {
    sessionMemory.save(key, '', pagesOf(1), undefined);
    for (const entry of storage.items) {
      expect(entry.join()).to.not.match(/rina|user|lang/);
      expect(entry[0]).to.include('https://shop.example/stamps/activities');
    }
    expect(sessionMemory.load(other, '')).to.equal(undefined);
    expect(storage.items.size).to.equal(0);
    sessionMemory.save(key, '', pagesOf(1), undefined);
    sessionMemory.save(other, '', pagesOf(2), undefined);
    expect(storage.items.size).to.equal(1);
    expect(sessionMemory.load(key, '')).to.equal(undefined);
  });

  it('clears its own entries, and no others', () => {
    storage.items.set('cart', '{}');
    sessionMemory.save(key, 'rina', pagesOf(1), undefined);
    sessionMemory.save(elsewhere, 'rina', pagesOf(1), undefined);
    sessionMemory.clear();
    expect([...storage.items.keys()]).to.deep.equal(['cart']);
  });

  it('prunes old and malformed entries, and those of other accounts at the same API', () => {
    const names = () => [...storage.items.keys()].map((name) => name.split(' ')[1]);
    storage.items.set('cart', '{}');
    sessionMemory.save(key, 'rina', pagesOf(1), undefined);
    sessionMemory.save(elsewhere, 'budi', pagesOf(1), undefined);
    storage.items.set(
      'stamps-activity-feed old',
      JSON.stringify({ time: Date.now() - 31 * 60_000 }),
    );
    storage.items.set('stamps-activity-feed broken', '{');
    sessionMemory.prune(key, 'rina');
    expect(names()).to.deep.equal([
      undefined,
      'https://shop.example/stamps/activities',
      'https://api.example/v3/activities',
    ]);
    sessionMemory.prune(key, 'budi');
    expect(names()).to.deep.equal([undefined, 'https://api.example/v3/activities']);
  });

  it('removes a list', () => {
    sessionMemory.save(key, 'rina', pagesOf(1), undefined);
    sessionMemory.remove(key);
    expect([...storage.items]).to.deep.equal([]);
    expect(sessionMemory.load(key, 'rina')).to.equal(undefined);
  });

  it('saves whole pages, up to 500 activities', () => {
    const loadedPages = pagesOf(30);
    sessionMemory.save(key, '', loadedPages, undefined);
    const back = sessionMemory.load(key, '')?.pages;
    expect(idsOf(back)).to.deep.equal(idsOf(loadedPages.slice(0, 25)));
    expect(back?.at(-1)?.cursor).to.equal(loadedPages[24]?.cursor);
  });

  it('saves the first page whatever its length', () => {
    sessionMemory.save(key, '', pagesOf(1, 501), undefined);
    expect(sessionMemory.load(key, '')?.pages[0]?.activities).to.have.length(501);
  });

  it('returns lists that are at most half an hour old', () => {
    const age = (milliseconds: number) => {
      sessionMemory.save(key, '', pagesOf(1), undefined);
      for (const [name, text] of storage.items) {
        const saved = JSON.parse(text);
        storage.items.set(name, JSON.stringify({ ...saved, time: saved.time - milliseconds }));
      }
      return sessionMemory.load(key, '');
    };
    expect(age(29 * 60_000)).to.not.equal(undefined);
    expect(age(31 * 60_000)).to.equal(undefined);
    // The clock was set back.
    expect(age(-60_000)).to.equal(undefined);
  });

  it('removes a list that has become too large for the storage', () => {
    storage.install(5_000);
    sessionMemory.save(key, '', pagesOf(1), undefined);
    expect(storage.items.size).to.equal(1);
    sessionMemory.save(key, '', pagesOf(30), undefined);
    expect(storage.items.size).to.equal(0);
  });

  it('skips invalid pages, and returns undefined for an invalid list', () => {
    sessionMemory.save(key, '', pagesOf(2), undefined);
    const [[name, text] = ['', '']] = storage.items;
    const saved = JSON.parse(text);
    const write = (value: unknown) => storage.items.set(name, JSON.stringify(value));
    write({ ...saved, pages: [saved.pages[0], { activities: 7 }] });
    expect(sessionMemory.load(key, '')?.pages).to.have.length(1);
    for (const value of [null, 7, [], {}, { ...saved, time: 'now' }, { ...saved, pages: 7 }]) {
      write(value);
      expect(sessionMemory.load(key, ''), JSON.stringify(value)).to.equal(undefined);
    }
    storage.items.set(name, '{');
    expect(sessionMemory.load(key, '')).to.equal(undefined);
  });

  it('does nothing if there is no session storage', () => {
    Reflect.deleteProperty(globalThis, 'sessionStorage');
    sessionMemory.save(key, '', pagesOf(1), undefined);
    sessionMemory.remove(key);
    sessionMemory.prune(key, '');
    sessionMemory.clear();
    expect(sessionMemory.has(key)).to.equal(false);
    expect(sessionMemory.load(key, '')).to.equal(undefined);
  });
});
