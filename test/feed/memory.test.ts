import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import { type Paging, take } from '../../src/api/paging.js';
import { memory } from '../../src/feed/memory.js';
import { withTab } from './helpers/storage.js';

const pagesOf = (count: number, size = 20): Paging => {
  let paging: Paging = [];
  for (let n = 0; n < count; n++) {
    const activities = Array.from({ length: size }, (_, i) => ({
      id: 10_000 - n * size - i,
      type: 9,
    }));
    paging = take(paging, parsePage({ activities }));
  }
  return paging;
};

const idsOf = (paging: Paging | undefined) =>
  paging?.map(({ activities }) => activities.map(({ id }) => id));

describe('the memory of a tab', () => {
  const tab = withTab();

  it('gives back the pages and the place', () => {
    const paging = pagesOf(3);
    memory.save('key', 'rina', paging, { top: 7 });
    const back = memory.recall('key', 'rina');
    expect(back?.paging).to.deep.equal(paging);
    expect(back?.place).to.deep.equal({ top: 7 });
  });

  it('is one for each list, and for its owner', () => {
    memory.save('key', 'rina', pagesOf(1), undefined);
    expect(memory.recall('another', 'rina')).to.equal(undefined);
    memory.save('another', 'budi', pagesOf(2), undefined);
    expect(memory.recall('key', 'rina')?.paging).to.have.length(1);
    expect(memory.recall('another', 'budi')?.paging).to.have.length(2);
  });

  it('forgets what is somebody else’s, or old', () => {
    for (const other of ['budi', '']) {
      memory.save('key', 'rina', pagesOf(1), undefined);
      expect(memory.recall('key', other)).to.equal(undefined);
      expect([...tab.items]).to.deep.equal([]);
    }
  });

  it('forgets', () => {
    memory.save('key', 'rina', pagesOf(1), undefined);
    memory.forget('key');
    expect([...tab.items]).to.deep.equal([]);
    expect(memory.recall('key', 'rina')).to.equal(undefined);
  });

  it('holds the first 500 activities, whole pages of them', () => {
    const paging = pagesOf(30);
    memory.save('key', '', paging, undefined);
    const back = memory.recall('key', '')?.paging;
    expect(idsOf(back)).to.deep.equal(idsOf(paging.slice(0, 25)));
    expect(back?.at(-1)?.cursor).to.equal(paging[24]?.cursor);
  });

  it('holds a first page however long it is', () => {
    memory.save('key', '', pagesOf(1, 501), undefined);
    expect(memory.recall('key', '')?.paging[0]?.activities).to.have.length(501);
  });

  it('holds for half an hour', () => {
    const age = (milliseconds: number) => {
      memory.save('key', '', pagesOf(1), undefined);
      for (const [name, text] of tab.items) {
        const saved = JSON.parse(text);
        tab.items.set(name, JSON.stringify({ ...saved, time: saved.time - milliseconds }));
      }
      return memory.recall('key', '');
    };
    expect(age(29 * 60_000)).to.not.equal(undefined);
    expect(age(31 * 60_000)).to.equal(undefined);
    // A clock that was set back.
    expect(age(-60_000)).to.equal(undefined);
  });

  it('forgets what has become too long', () => {
    tab.put(5_000);
    memory.save('key', '', pagesOf(1), undefined);
    expect(tab.items.size).to.equal(1);
    memory.save('key', '', pagesOf(30), undefined);
    expect(tab.items.size).to.equal(0);
  });

  it('leaves out a page that is none, and is empty for what is no memory', () => {
    memory.save('key', '', pagesOf(2), undefined);
    const [[name, text] = ['', '']] = tab.items;
    const saved = JSON.parse(text);
    const write = (value: unknown) => tab.items.set(name, JSON.stringify(value));
    write({ ...saved, pages: [saved.pages[0], { activities: 7 }] });
    expect(memory.recall('key', '')?.paging).to.have.length(1);
    for (const other of [null, 7, [], {}, { ...saved, time: 'now' }, { ...saved, pages: 7 }]) {
      write(other);
      expect(memory.recall('key', ''), JSON.stringify(other)).to.equal(undefined);
    }
    tab.items.set(name, '{');
    expect(memory.recall('key', '')).to.equal(undefined);
  });

  it('may be none: then nothing is saved, recalled or forgotten', () => {
    Reflect.deleteProperty(globalThis, 'sessionStorage');
    memory.save('key', '', pagesOf(1), undefined);
    memory.forget('key');
    expect(memory.recall('key', '')).to.equal(undefined);
  });
});
