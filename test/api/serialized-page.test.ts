import { expect } from 'chai';
import { parsePage } from '../../src/api/index.js';
import { isDifferent, readSerializedPage } from '../../src/api/serialized-page.js';

const sale = (id: number) => ({ id, type: 0, transaction: { name: `Sale ${id}`, stamps: 1 } });
const page = parsePage({ activities: [sale(3), sale(2)], error_messages: ['One is missing'] });

describe('readSerializedPage()', () => {
  it('restores a page from JSON', () => {
    expect(readSerializedPage(JSON.parse(JSON.stringify(page)))).to.deep.equal(page);
    expect(readSerializedPage(page)).to.deep.equal(page);
  });

  it('keeps the member key, if there is one', () => {
    expect(readSerializedPage({ ...page, memberKey: 'rina' })?.memberKey).to.equal('rina');
    expect(readSerializedPage(page)).to.not.have.property('memberKey');
  });

  it('keeps the cursor and whether the page is complete', () => {
    expect(readSerializedPage({ ...page, cursor: 1, complete: true })).to.deep.include({
      cursor: 1,
      complete: true,
    });
    expect(readSerializedPage({ activities: [sale(3)], complete: false })).to.deep.include({
      cursor: 3,
      complete: false,
      messages: [],
    });
  });

  it('parses the raw items again, whatever was changed beside them', () => {
    const [activity] = page.activities;
    const changed = { ...page, activities: [{ ...activity, kind: 'survey', id: 9 }] };
    expect(readSerializedPage(changed)?.activities.map(({ id, kind }) => [id, kind])).to.deep.equal(
      [[3, 'transaction']],
    );
  });

  it('accepts an empty page', () => {
    expect(readSerializedPage({ activities: [], complete: true })?.activities).to.deep.equal([]);
  });

  it('reports invalid items', () => {
    const read = readSerializedPage({ activities: [sale(3), null], complete: false });
    expect(read?.activities).to.have.length(1);
    expect(read?.issues.map(({ index }) => index)).to.deep.equal([1]);
  });

  for (const invalid of [
    undefined,
    null,
    'a page',
    [],
    {},
    { activities: [] },
    { activities: {}, complete: true },
    { activities: [{}], complete: true },
    { activities: [], complete: 'yes' },
    { activities: [], complete: true, memberKey: 7 },
    { activities: [], complete: true, messages: 'Hello' },
    { activities: [], complete: true, cursor: {} },
  ]) {
    it(`returns undefined for ${JSON.stringify(invalid)}`, () => {
      expect(readSerializedPage(invalid)).to.equal(undefined);
    });
  }
});

describe('isDifferent()', () => {
  it('compares pages and lists by content', () => {
    expect(isDifferent(page, page)).to.equal(false);
    expect(isDifferent(page, structuredClone(page))).to.equal(false);
    expect(isDifferent(page, { ...page, complete: true })).to.equal(true);
    expect(isDifferent(page, undefined)).to.equal(true);
    expect(isDifferent(undefined, undefined)).to.equal(false);
    expect(isDifferent([1, 2], [1, 2])).to.equal(false);
    expect(isDifferent([1, 2], [2, 1])).to.equal(true);
  });

  it('compares everything else by identity', () => {
    const one = () => 1;
    expect(isDifferent(one, one)).to.equal(false);
    expect(isDifferent(one, () => 1)).to.equal(true);
    expect(isDifferent(undefined, one)).to.equal(true);
    expect(isDifferent('a', 'b')).to.equal(true);
  });

  it('is true for pages that cannot be compared', () => {
    const deep: { deeper?: unknown } = {};
    deep.deeper = deep;
    const activity = { ...page.activities[0], raw: deep } as (typeof page.activities)[0];
    const endless = { ...page, activities: [activity] };
    expect(isDifferent(endless, { ...endless })).to.equal(true);
  });
});
